package vn.tram.hub.broker;

import vn.tram.protocol.wire.WireException;

/** Hears of messages that the broker did not even pass on. */
@FunctionalInterface
public interface Refusals {
  /**
   * A node sent what it may not. Must return at once.
   *
   * @param topic where to
   * @param bytes its size
   */
  void refused(String topic, int bytes, WireException reason);
}
