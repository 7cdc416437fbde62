package vn.tram.provisioning.demo;

import java.time.Instant;
import java.util.UUID;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;

/**
 * A check-in that the hub's database holds.
 *
 * @param who under which id the card's number is filed
 * @param direction which way
 * @param when the hub's idea of its time
 */
record Passage(NodeName node, UUID who, Direction direction, Moment when) {

  /**
   * What a passage is to be compared with.
   *
   * @param who as in {@link Passage}
   * @param at when the beep was heard
   */
  record Promise(NodeName node, UUID who, Direction direction, Instant at) {}
}
