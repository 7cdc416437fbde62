/**
 * What happens to a message: uplink, verify, decode, merge, receipt; the nodes' states; batches put
 * aside; pairing behind it all.
 *
 * <p>A node's batches always take the same lane, so they are handled in their order while other
 * nodes go on beside them. A lane is bounded; what does not fit is dropped and counted, and the
 * node, which has no receipt, sends it again.
 */
package vn.tram.hub.route;
