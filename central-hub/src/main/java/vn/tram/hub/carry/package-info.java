/** Batches that come by hand instead of over the wire, and the receipts that go back with them. */
package vn.tram.hub.carry;
