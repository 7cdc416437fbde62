package vn.tram.edge.gate;

import java.util.UUID;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.edge.journal.Slice;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;

/** Tells the log what passed before the program started, from the journal's last entries. */
public final class Recollection {
  /** A busy day; older ones would have to be read from the disk for nothing. */
  private static final long ENTRIES = 20_000;

  private static final UUID NO_BOOT = new UUID(0, 0);
  private static final int AT_ONCE = 500;
  private static final int BYTES_AT_ONCE = 1 << 18;

  private final Journal journal;
  private final NodeClock clock;
  private final GateLog log;
  private final long last;

  /** Of everything that is in the journal now. */
  public Recollection(Journal journal, NodeClock clock, GateLog log) {
    this.journal = journal;
    this.clock = clock;
    this.log = log;
    this.last = journal.lastSeq();
  }

  /** Reads and tells. It may take some hundred milliseconds: not for a thread that must answer. */
  public void tell() throws JournalException {
    long next = Math.max(1, last - ENTRIES + 1);
    UUID boot = bootBefore(next);
    while (next <= last) {
      int count = (int) Math.min(AT_ONCE, last - next + 1);
      Slice slice = journal.read(next, count, BYTES_AT_ONCE);
      for (byte[] entry : slice.entries()) {
        boot = tell(decode(entry), boot);
      }
      next = slice.lastSeq() + 1;
    }
  }

  private UUID tell(JournalEntry entry, UUID boot) {
    return switch (entry) {
      case Boot started -> started.boot();
      case CheckIn passed -> {
        log.recall(passed.direction(), clock.at(boot, passed.atMillis()));
        yield boot;
      }
      case Key _, Person _, Clock _ -> boot;
    };
  }

  private UUID bootBefore(long seq) {
    return journal.landmarks().stream()
        .filter(landmark -> landmark.seq() < seq && landmark.entry() instanceof Boot)
        .map(landmark -> ((Boot) landmark.entry()).boot())
        .reduce(NO_BOOT, (earlier, later) -> later);
  }

  private static JournalEntry decode(byte[] entry) throws JournalException {
    try {
      return EntryCodec.decode(entry).getFirst();
    } catch (EntryException e) {
      throw new JournalException(Reason.FAILED, "an entry is not to be understood", e);
    }
  }
}
