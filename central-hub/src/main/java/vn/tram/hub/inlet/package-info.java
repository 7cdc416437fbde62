/** The hub's own connection to the broker: batches and states come in, receipts go out. */
package vn.tram.hub.inlet;
