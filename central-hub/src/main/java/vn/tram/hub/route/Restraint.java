package vn.tram.hub.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.merge.Outcome;
import vn.tram.protocol.wire.Batch;

/**
 * When the answers to one node leave. A receipt is good for all that came before, so those to small
 * batches one close behind the other rest for a while, and the last of them speaks for all. The
 * first after a silence leaves at once: its round trip tells the node the time. So do answers to
 * anything but a small batch that was taken.
 *
 * <p>Thinking only. Times are readings of {@link System#nanoTime}.
 */
final class Restraint {
  /** From one receipt to the next, at most, while small batches keep coming. */
  static final Duration REST = Duration.ofMillis(600);

  /** So many batches without an answer: half of what a node of ours sends without one. */
  static final int MOST_BATCHES = 4;

  /** Entries from which on a batch is not small. */
  static final int MANY = 50;

  /**
   * An answer.
   *
   * @param header of the batch that it answers
   * @param outcome what became of it
   * @param pause how long it asks to send nothing
   * @param batches how many batches it answers, itself among them
   */
  record Letter(Batch.Header header, Outcome outcome, Duration pause, int batches) {
    /** To one batch. */
    static Letter to(Batch.Header header, Outcome outcome, Duration pause) {
      return new Letter(header, outcome, pause, 1);
    }

    private boolean isPatient() {
      return outcome.kind() == Outcome.Kind.STORED && header.count() < MANY && pause.isZero();
    }

    private boolean speaksFor(Letter earlier) {
      return header.epoch() == earlier.header.epoch()
          && outcome.durable() >= earlier.outcome.durable()
          && outcome.kind() != Outcome.Kind.APART;
    }

    private Letter alsoFor(Letter earlier) {
      return new Letter(header, outcome, pause, batches + earlier.batches);
    }
  }

  private Optional<Letter> resting = Optional.empty();
  private boolean spoken;
  private long last;

  /** What leaves now that this answer is to be given, in this order; nothing when it rests. */
  List<Letter> offer(Letter letter, long now) {
    List<Letter> leaving = new ArrayList<>();
    Letter newest = letter;
    if (resting.isPresent()) {
      if (letter.speaksFor(resting.get())) {
        newest = letter.alsoFor(resting.get());
      } else {
        leaving.add(resting.get());
      }
    }
    if (newest.isPatient() && !isQuiet(now) && newest.batches() < MOST_BATCHES) {
      resting = Optional.of(newest);
    } else {
      resting = Optional.empty();
      leaving.add(newest);
    }
    if (!leaving.isEmpty()) {
      spoken = true;
      last = now;
    }
    return leaving;
  }

  /** What rests and has rested long enough. */
  Optional<Letter> due(long now) {
    return isQuiet(now) ? release(now) : Optional.empty();
  }

  /** What rests, however long. */
  Optional<Letter> release(long now) {
    Optional<Letter> leaving = resting;
    resting = Optional.empty();
    if (leaving.isPresent()) {
      last = now;
    }
    return leaving;
  }

  /** How long until what rests is due, in nanoseconds; nothing when nothing rests. */
  Optional<Long> rest(long now) {
    return resting.map(letter -> Math.max(0, last + REST.toNanos() - now));
  }

  private boolean isQuiet(long now) {
    return !spoken || now - last >= REST.toNanos();
  }
}
