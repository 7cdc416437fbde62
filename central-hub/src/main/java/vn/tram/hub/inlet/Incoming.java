package vn.tram.hub.inlet;

import vn.tram.protocol.octets.Octets;

/**
 * A message as it came from the broker.
 *
 * @param topic whose it claims to be
 * @param bytes not looked at yet
 */
public record Incoming(String topic, Octets bytes) {}
