package vn.tram.edge.carry;

import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.wire.NodeName;

/**
 * What there is to carry at one moment.
 *
 * @param node whose
 * @param epoch of the journal
 * @param firstSeq the first entry that the hub has not acknowledged
 * @param lastSeq the newest one; less than the first when the hub has everything
 */
public record Load(NodeName node, long epoch, long firstSeq, long lastSeq) {

  /** How many entries. */
  public long entries() {
    return Math.max(0, lastSeq - firstSeq + 1);
  }

  /** What the file is called. */
  public String fileName() {
    return CarryName.of(node, epoch, firstSeq, lastSeq).file(CarryKind.BATCHES);
  }
}
