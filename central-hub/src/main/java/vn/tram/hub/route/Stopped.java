package vn.tram.hub.route;

import vn.tram.protocol.wire.WireException;

/**
 * A message that the broker did not pass on.
 *
 * @param topic where it was to go
 * @param bytes its size
 * @param reason why it was stopped
 */
record Stopped(String topic, int bytes, WireException reason) {}
