/** What goes over the wire: names, topics, signed envelopes, batches, receipts, states. */
package vn.tram.protocol.wire;
