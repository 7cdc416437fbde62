package vn.tram.edge.clock;

import java.util.UUID;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.Moment;

/**
 * The gate's knowledge of true time. It is exactly what stands in the journal, so the gate never
 * shows a time that the hub would not come to.
 */
public final class NodeClock {
  private final BootClock clock;
  private final Journal journal;
  private volatile Knowledge knowledge;

  /** A clock that knows what the journal's landmarks tell. */
  public NodeClock(BootClock clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
    this.knowledge = Knowledge.of(clock.boot(), journal.landmarks());
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
      journal.append(draft -> draft.add(new Clock(anchor)));
      knowledge = knowledge.with(anchor);
    }
  }
}
