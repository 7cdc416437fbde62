package vn.tram.hub.route;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.NodeName;

/**
 * Tells a gap that another hub is about to fill from one that only the node can fill. Hubs that
 * share a subscription get a node's batches in turn, so each of them sees gaps that last for as
 * long as the other one works; to answer them would make the node send everything again.
 *
 * <p>Another hub is known by its work: the journal stands elsewhere than where this hub saw it
 * last. Times are readings of {@link System#nanoTime}. Safe for many threads.
 */
final class Company {
  /** So long after its last trace another hub counts as being there. */
  static final Duration LASTS = Duration.ofSeconds(10);

  /** The first wait; each further one is twice as long. */
  static final Duration FIRST = Duration.ofMillis(10);

  /** So many looks; together they take less than the node waits for a receipt. */
  static final int MOST_LOOKS = 6;

  private final Map<NodeName, Trace> traces = new ConcurrentHashMap<>();

  /**
   * Where a journal was seen.
   *
   * @param epoch of the journal
   * @param durable where it stood
   * @param other whether somebody else moved it
   * @param at when that was seen
   */
  private record Trace(long epoch, long durable, boolean other, long at) {
    Trace then(long from, long to, long now) {
      boolean moved = from != durable;
      return new Trace(epoch, to, moved || other, moved ? now : at);
    }

    boolean lasts(long now) {
      return other && now - at < LASTS.toNanos();
    }
  }

  /**
   * How long to wait before the same batch is looked at again; nothing when it is to be answered.
   *
   * @param looks how often it was looked at before
   */
  Optional<Duration> again(Batch.Header header, Outcome outcome, int looks, long now) {
    if (outcome.kind() != Kind.STORED && outcome.kind() != Kind.GAP) {
      return Optional.empty();
    }
    boolean accompanied =
        traces
            .compute(header.node(), (node, trace) -> seen(trace, header, outcome, now))
            .lasts(now);
    return accompanied && outcome.kind() == Kind.GAP && header.count() > 0 && looks < MOST_LOOKS
        ? Optional.of(FIRST.multipliedBy(1L << looks))
        : Optional.empty();
  }

  private static Trace seen(Trace before, Batch.Header header, Outcome outcome, long now) {
    // What a hub that has just started sees first may well be another one's work.
    Trace trace =
        before != null && before.epoch() == header.epoch()
            ? before
            : new Trace(header.epoch(), outcome.durable(), outcome.kind() == Kind.GAP, now);
    return trace.then(
        before == trace ? outcome.durable() - outcome.entries() : outcome.durable(),
        outcome.durable(),
        now);
  }
}
