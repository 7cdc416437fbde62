package vn.tram.edge.clock;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Landmark;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/**
 * The gate's knowledge of true time. It is exactly what stands in the journal, so the gate never
 * shows a time that the hub would not come to.
 */
public final class NodeClock {
  private final BootClock clock;
  private final Memory memory;
  private volatile Knowledge knowledge;
  private volatile Runnable news = () -> {};

  /** A clock that knows what the journal's landmarks tell. */
  public NodeClock(BootClock clock, Journal journal) {
    this(clock, journal.landmarks(), heard -> journal.append(draft -> draft.add(heard)));
  }

  /**
   * A clock that knows what landmarks tell.
   *
   * @param landmarks in the order of the journal
   * @param memory where what it hears is remembered
   */
  public NodeClock(BootClock clock, List<Landmark> landmarks, Memory memory) {
    this.clock = clock;
    this.memory = memory;
    this.knowledge = Knowledge.of(clock.boot(), landmarks);
  }

  /** Runs the action at once and whenever more is known of time; it must be quick. */
  public void onNews(Runnable action) {
    news = action;
    action.run();
  }

  /** When now is. */
  public Moment now() {
    return at(clock.millis());
  }

  /** When it was at this reading of the boot clock, in this boot. */
  public Moment at(long bootMillis) {
    return knowledge.at(bootMillis);
  }

  /** When it was at this reading of the boot clock, in any boot that the journal tells of. */
  public Moment at(UUID boot, long bootMillis) {
    return knowledge.at(boot, bootMillis);
  }

  /**
   * When now is by the word of the hub alone, which nobody at the box or in its network can change:
   * what the dates of certificates are judged by. A false time server must not lock the hub out.
   */
  public Moment sworn() {
    return knowledge.by(ClockSource.Rank.HUB).at(clock.millis());
  }

  /** When it was at a reading in this boot by hub and network; nothing where they were silent. */
  Optional<Moment> sure(long bootMillis) {
    Knowledge sure = knowledge.by(ClockSource.Rank.NETWORK);
    return sure.anchored() ? Optional.of(sure.at(bootMillis)) : Optional.empty();
  }

  /** How well {@link #now} is known. */
  public Quality quality() {
    return knowledge.quality(clock.millis());
  }

  /** The boot clock's reading now, in milliseconds since the kernel booted. */
  public long bootMillis() {
    return clock.millis();
  }

  /**
   * Hears from somebody trustworthy what time it was. Only an anchor that tells clearly more than
   * is known goes into the journal: receipts come by the thousand.
   *
   * @throws JournalException when the journal did not take it; then it is not known either
   */
  public synchronized void heard(Anchor anchor) throws JournalException {
    if (knowledge.gains(anchor)) {
      memory.remember(new Clock(anchor));
      knowledge = knowledge.with(anchor);
      news.run();
    }
  }

  /**
   * Hears a technician. What hub or network know better is not taken from him; what he says against
   * the box's own clock or another technician only if he insists.
   *
   * @throws JournalException when the journal did not take it; then it is not known either
   */
  public synchronized Statement.Verdict hear(Statement statement) throws JournalException {
    long now = clock.millis();
    Knowledge sure = knowledge.by(ClockSource.Rank.NETWORK);
    Statement.Verdict verdict =
        statement.verdict(sure.at(now), sure.anchored(), knowledge.at(now), Software.LIFETIME);
    if (verdict == Statement.Verdict.TAKEN) {
      heard(statement.anchor(now));
    }
    return verdict;
  }
}
