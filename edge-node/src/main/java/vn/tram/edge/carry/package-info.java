/** Carries the journal to the hub by hand, and the hub's receipts back. */
package vn.tram.edge.carry;
