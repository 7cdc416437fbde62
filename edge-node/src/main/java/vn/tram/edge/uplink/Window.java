package vn.tram.edge.uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Go-back-N over one connection: what to send next, and what a receipt means. Thinking only: it
 * neither sends nor reads a clock.
 *
 * <p>It first asks where the hub stands (a batch without entries) and goes on from there with a few
 * batches in flight. Whatever does not fit, be it silence or a receipt that shows a gap, makes it
 * forget what is in flight and ask again. A receipt counts only while its nonce is in flight, so an
 * old, doubled or stolen one changes nothing.
 *
 * <p>All times are readings of {@link System#nanoTime}.
 */
public final class Window {
  /** So many questions without an answer, and another connection is worth a try. */
  private static final int MOST_QUESTIONS = 2;

  /** So many receipts in a row that show a gap, and this hub contradicts itself. */
  private static final int MOST_GAPS = 16;

  /** However long the hub asks to pause, a mistaken number must not silence a node for days. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** What to do now. */
  public sealed interface Step {

    /** Send a batch without entries, then tell {@link Window#asked}. */
    record Ask(long firstSeq) implements Step {}

    /** Send entries from there on, at most so much, then tell {@link Window#sent}. */
    record Send(long firstSeq, int maxEntries, int maxBytes) implements Step {}

    /** Nothing, unless entries or a receipt come, for so long; at least 1. */
    record Wait(long nanos) implements Step {}

    /** Leave this connection: the hub does not answer on it. */
    record GiveUp() implements Step {}
  }

  /** What a receipt means. */
  public sealed interface Effect {

    /** It answers nothing that is in flight. */
    record Ignored() implements Effect {}

    /**
     * It is an answer.
     *
     * @param durable the last entry that the hub has now
     * @param standing how that compares with what was known
     * @param roundTripNanos since the batch left that it answers
     */
    record Heard(long durable, Standing standing, long roundTripNanos) implements Effect {}
  }

  /** How the hub's log compares with the node's. */
  public enum Standing {
    /** The hub has what it is known to have, or more of it. */
    LEVEL,
    /** The hub lacks entries that it had acknowledged: it came out of a backup, or is another. */
    BEHIND,
    /** The hub has another log than this journal under this epoch; nothing of it is believed. */
    FOREIGN
  }

  /**
   * A genuine receipt for this journal.
   *
   * @param nonce that of the batch which it answers
   * @param durable the last entry that the hub has
   * @param own whether the hub's log is this journal's own up to there
   * @param pause how long it asks to send nothing; more than an hour counts as an hour
   */
  public record Answer(long nonce, long durable, boolean own, Duration pause) {}

  private record Flight(long nonce, long firstSeq, int count, long sentAt) {
    long lastSeq() {
      return firstSeq + count - 1;
    }
  }

  private final List<Flight> flights = new ArrayList<>();
  private Pace pace;
  private boolean settled;
  private int questions;
  private int gaps;
  private int strangeGaps;
  private long known;
  private long next;
  private long quietSince;
  private boolean paused;

  /**
   * A window for a fresh connection.
   *
   * @param acknowledged the last entry that the hub is known to have
   * @param pace that of the connection before, if there was one
   */
  public Window(long acknowledged, Pace pace) {
    this.known = acknowledged;
    this.next = acknowledged + 1;
    this.pace = pace;
  }

  /** That of now; the next connection's first. */
  public Pace pace() {
    return pace;
  }

  /** The last entry that the hub is known to have; less when it turned out to have another log. */
  public long known() {
    return known;
  }

  /** Whether the hub has answered, and nothing happened since that raises the question again. */
  public boolean settled() {
    return settled;
  }

  /**
   * What to do now.
   *
   * @param lastSeq the newest entry of the journal
   */
  public Step step(long lastSeq, long now) {
    if (paused) {
      if (quietSince - now > 0) {
        return new Step.Wait(quietSince - now);
      }
      paused = false;
    }
    if (!flights.isEmpty() && now - quietSince >= pace.timeoutNanos()) {
      pace = settled ? pace.slower() : pace.morePatient();
      unsettle();
    }
    if (!settled) {
      if (!flights.isEmpty()) {
        return untilTimeout(now);
      }
      return questions < MOST_QUESTIONS && gaps < MOST_GAPS
          ? new Step.Ask(known + 1)
          : new Step.GiveUp();
    }
    if (next <= lastSeq && flights.size() < pace.batches()) {
      return new Step.Send(next, pace.entries(), pace.bytes());
    }
    return flights.isEmpty() ? new Step.Wait(Long.MAX_VALUE) : untilTimeout(now);
  }

  /** A batch without entries left. */
  public void asked(long nonce, long now) {
    questions++;
    launched(new Flight(nonce, known + 1, 0, now));
  }

  /** A batch with entries left, the first of them where the last step said. */
  public void sent(long nonce, int count, long now) {
    launched(new Flight(nonce, next, count, now));
    next += count;
  }

  /**
   * A genuine receipt for this journal came.
   *
   * @param base the last entry that the journal has deleted; nothing before it can be sent again
   */
  public Effect receive(Answer answer, long base, long now) {
    Flight answered = null;
    for (Flight flight : flights) {
      if (flight.nonce() == answer.nonce()) {
        answered = flight;
      }
    }
    if (answered == null) {
      return new Effect.Ignored();
    }
    long roundTrip = now - answered.sentAt();
    questions = 0;
    Standing standing;
    if (answer.own()) {
      strangeGaps = 0;
      standing = believe(answered, Math.max(answer.durable(), base), roundTrip);
    } else {
      standing = Standing.FOREIGN;
      disbelieve(answered, base, roundTrip);
    }
    rest(answer.pause().compareTo(LONGEST_PAUSE) < 0 ? answer.pause() : LONGEST_PAUSE, now);
    return new Effect.Heard(answer.durable(), standing, roundTrip);
  }

  private Standing believe(Flight answered, long durable, long roundTrip) {
    if (answered.count() == 0) {
      Standing standing = durable < known ? Standing.BEHIND : Standing.LEVEL;
      settle(durable, roundTrip);
      return standing;
    }
    if (durable >= answered.lastSeq()) {
      known = Math.max(known, durable);
      next = Math.max(next, known + 1);
      flights.removeIf(flight -> flight.lastSeq() <= durable);
      gaps = 0;
      pace = pace.faster(roundTrip);
    } else {
      gaps++;
      pace = pace.narrower();
      unsettle();
    }
    return Standing.LEVEL;
  }

  /**
   * Nothing is forgotten on the word of another log: the node goes on from its own mark, so that
   * the hub sees where the two part. A hub that cannot tell gets everything that is still there.
   */
  private void disbelieve(Flight answered, long base, long roundTrip) {
    if (answered.count() == 0) {
      settle(known, roundTrip);
    } else {
      gaps++;
      strangeGaps++;
      pace = pace.narrower();
      if (strangeGaps > 1) {
        known = Math.min(known, base);
      }
      unsettle();
    }
  }

  private void settle(long at, long roundTrip) {
    flights.clear();
    known = at;
    next = at + 1;
    settled = true;
    pace = pace.answered(roundTrip);
  }

  private void launched(Flight flight) {
    if (flights.isEmpty()) {
      quietSince = flight.sentAt();
    }
    flights.add(flight);
  }

  private void unsettle() {
    settled = false;
    flights.clear();
  }

  private void rest(Duration pause, long now) {
    paused = pause.isPositive();
    quietSince = now + pause.toNanos();
  }

  private Step untilTimeout(long now) {
    return new Step.Wait(Math.max(1, quietSince + pace.timeoutNanos() - now));
  }
}
