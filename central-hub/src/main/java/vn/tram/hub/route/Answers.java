package vn.tram.hub.route;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.Topics;

/** Writes, signs and sends receipts. */
final class Answers {
  /** Sends a message, if it can. */
  interface Post {
    boolean publish(String topic, byte[] payload);
  }

  private final Supplier<SigningKey> key;
  private final InstantSource clock;
  private final Duration clockError;
  private final Post post;

  /**
   * A writer of receipts.
   *
   * @param clock the hub's
   * @param clockError how far it may be off
   */
  Answers(Supplier<SigningKey> key, InstantSource clock, Duration clockError, Post post) {
    this.key = key;
    this.clock = clock;
    this.clockError = clockError;
    this.post = post;
  }

  /**
   * Answers a batch.
   *
   * @param point everything of its epoch up to here is committed
   * @return whether the receipt is on its way
   */
  boolean answer(Batch.Header header, ChainPoint point, Duration pause) {
    return post.publish(Topics.receipt(header.node()), signed(receipt(header, point, pause)));
  }

  /** The answer to a batch. */
  Receipt receipt(Batch.Header header, ChainPoint point, Duration pause) {
    return new Receipt(
        header.node(),
        header.epoch(),
        point.seq(),
        point.mark(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        clockError,
        header.nonce(),
        pause);
  }

  /** The bytes of an answer. */
  byte[] signed(Receipt receipt) {
    return ReceiptCodec.encode(receipt, key.get());
  }
}
