package vn.tram.protocol.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * The hub's only acknowledgement: every entry of the epoch up to {@code durable} is committed.
 *
 * @param node to whom
 * @param epoch which journal of the node
 * @param durable cumulative; 0 when the hub has nothing of the epoch
 * @param mark the mark of the hub's log at {@code durable}: a node whose own mark there is another
 *     has another log than the hub, and forgets nothing
 * @param hubTime the hub's clock while it wrote this
 * @param hubError how far the hub's clock may be off, at least a millisecond since {@code hubTime}
 *     travels in whole milliseconds
 * @param nonce that of the batch which this answers
 * @param pause how long the node should send nothing, zero for go on
 */
public record Receipt(
    NodeName node,
    long epoch,
    long durable,
    ChainMark mark,
    Instant hubTime,
    Duration hubError,
    long nonce,
    Duration pause) {
  public Receipt {
    if (epoch < 1 || durable < 0 || hubError.toMillis() < 1 || pause.isNegative()) {
      throw new IllegalArgumentException(
          "the epoch is positive; durable and pause are not negative, the error is at least 1 ms");
    }
    if (durable == 0 && !mark.isNone()) {
      throw new IllegalArgumentException("before the first entry is no mark");
    }
  }

  /** How far the hub's log goes, and what it is up to there. */
  public ChainPoint point() {
    return new ChainPoint(durable, mark);
  }
}
