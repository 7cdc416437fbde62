package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.ChainPoint;

/** What is old goes, what the hub lacks stays, and a journal does not grow for ever. */
class PurgeTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final UUID BOOT = new UUID(1, 2);

  @TempDir Path home;

  @Test
  void whatTheHubHasGoesAndWhatItLacksStays() throws JournalException, EntryException {
    ChainPoint base;
    ChainPoint last;
    try (DerbyJournal journal = open()) {
      day(journal, 100);
      rotate(journal);
      day(journal, 100);
      rotate(journal);
      day(journal, 100);
      acknowledge(journal, 150);
      base = new Marks(journal).at(100).orElseThrow();
      last = new Marks(journal).at(300).orElseThrow();
      journal.purge(all());
      assertEquals(101, first(journal), "the first hundred are with the hub, 151 is not");
      assertEquals(300, journal.lastSeq());
      expectWhole(journal, 101, 300);
    }
    try (DerbyJournal journal = open()) {
      assertEquals(101, first(journal));
      assertEquals(150, journal.acknowledged());
      assertEquals(base, journal.base());
      assertEquals(last, new Marks(journal).at(300).orElseThrow(), "the marks go on as before");
      expectWhole(journal, 101, 300);
    }
  }

  @Test
  void whatIsYoungStaysThoughTheHubHasIt() throws JournalException {
    try (DerbyJournal journal = open()) {
      day(journal, 100);
      rotate(journal);
      day(journal, 100);
      acknowledge(journal, 200);
      journal.purge(new Cut(99, 0, 0, 0));
      assertEquals(1, first(journal));
    }
  }

  @Test
  void aReaderWhoAsksForWhatIsGoneIsToldWhereTheRestBegins() throws JournalException {
    try (DerbyJournal journal = open()) {
      day(journal, 10);
      rotate(journal);
      day(journal, 10);
      acknowledge(journal, 20);
      journal.read(1, 10, 1_000);
      journal.purge(all());
      Slice slice = journal.read(1, 3, 1_000);
      assertEquals(11, slice.firstSeq());
      assertEquals(3, slice.entries().size());
    }
  }

  @Test
  void theBootInForceIsKnownAsLongAsAnEntryOfItIsKept() throws JournalException {
    try (DerbyJournal journal = open()) {
      long oldBoot = journal.append(draft -> draft.add(boot()));
      day(journal, 10);
      long boot = journal.append(draft -> draft.add(boot()));
      rotate(journal);
      day(journal, 10);
      acknowledge(journal, journal.lastSeq());
      journal.purge(all());
      Slice slice = journal.read(first(journal), 1, 1_000);
      assertEquals(boot, slice.bootSeq());
      assertFalse(journal.landmarks().stream().anyMatch(landmark -> landmark.seq() == oldBoot));
    }
  }

  @Test
  void aReadGoesOnFromOneTableIntoTheNext() throws JournalException, EntryException {
    try (DerbyJournal journal = open()) {
      journal.append(
          draft -> {
            for (long seq = 1; seq <= 2 * Segments.ENTRIES + 5; seq++) {
              draft.add(new CheckIn(1, Direction.IN, 0, seq, Set.of()));
            }
          });
      expectWhole(journal, Segments.ENTRIES - 10, Segments.ENTRIES + 10);
      expectWhole(journal, 1, journal.lastSeq());
    }
  }

  @Test
  void whoIsOutsideIsForgottenWithHisCheckInAndWhoIsInsideMuchLater() throws JournalException {
    Octets inside = mark(1);
    Octets outside = mark(2);
    try (DerbyJournal journal = open()) {
      journal.append(
          draft -> {
            draft.remember(new Visitor(inside, Direction.IN, draft.add(checkIn(1)), BOOT, 1));
            draft.remember(new Visitor(outside, Direction.OUT, draft.add(checkIn(2)), BOOT, 2));
          });
      rotate(journal);
      day(journal, 5);
      acknowledge(journal, journal.lastSeq());
      journal.purge(new Cut(journal.lastSeq(), 0, 0, 0));
      assertEquals(1, journal.inside());
      assertFalse(knows(journal, outside));
      assertTrue(knows(journal, inside));
      journal.purge(new Cut(journal.lastSeq(), journal.lastSeq(), 0, 0));
      assertEquals(0, journal.inside());
      assertFalse(knows(journal, inside));
    }
  }

  @Test
  void aYearOfVisitorsTakesNoMoreRoomThanItsFirstMonth() throws JournalException {
    int entriesADay = 200;
    int keptDays = 7;
    long afterAMonth = 0;
    try (DerbyJournal journal = open()) {
      for (int day = 0; day <= 364; day++) {
        visitors(journal, day, entriesADay);
        acknowledge(journal, journal.lastSeq());
        long old = Math.max(0, (long) (day - keptDays) * entriesADay);
        journal.purge(new Cut(old, old, old, journal.lastSeq()));
        if (day % 7 == 0) {
          journal.tidy();
        }
        afterAMonth = day == 28 ? journal.sizeBytes() : afterAMonth;
      }
      long afterAYear = journal.sizeBytes();
      assertTrue(
          afterAYear < afterAMonth * 11 / 10,
          "after a month " + afterAMonth + " bytes, after a year " + afterAYear);
      assertTrue(journal.lastSeq() - first(journal) < 10L * entriesADay);
    }
  }

  /** People of whom most never come again, and who do not all check out. */
  private static void visitors(DerbyJournal journal, int day, int entries) throws JournalException {
    for (int done = 0; done < entries; done += 100) {
      int first = done;
      journal.append(
          draft -> {
            for (int i = 0; i < 100; i++) {
              long seq = draft.add(checkIn(draft.nextSeq()));
              Direction direction = i % 3 == 0 ? Direction.OUT : Direction.IN;
              Octets mark = mark((long) day * entries + first + i);
              draft.remember(new Visitor(mark, direction, seq, BOOT, seq));
            }
          });
    }
  }

  private DerbyJournal open() throws JournalException {
    return DerbyJournal.open(home.resolve("journal"), KEY);
  }

  private static long first(DerbyJournal journal) {
    return journal.base().seq() + 1;
  }

  private static void acknowledge(DerbyJournal journal, long seq) throws JournalException {
    journal.acknowledge(new Marks(journal).at(seq).orElseThrow());
  }

  private static Cut all() {
    return new Cut(Long.MAX_VALUE, 0, Long.MAX_VALUE, 0);
  }

  /** What comes next goes to another table. */
  private static void rotate(DerbyJournal journal) throws JournalException {
    journal.purge(new Cut(0, 0, 0, Long.MAX_VALUE));
  }

  private static void day(DerbyJournal journal, int entries) throws JournalException {
    for (int i = 0; i < entries; i++) {
      journal.append(draft -> draft.add(checkIn(draft.nextSeq())));
    }
  }

  private static void expectWhole(DerbyJournal journal, long first, long last)
      throws JournalException, EntryException {
    for (long next = first; next <= last; ) {
      Slice slice = journal.read(next, 1_000, Integer.MAX_VALUE);
      assertEquals(next, slice.firstSeq());
      for (byte[] entry : slice.entries()) {
        assertEquals(checkIn(next++), EntryCodec.decode(entry).getFirst());
      }
    }
  }

  private static boolean knows(DerbyJournal journal, Octets mark) throws JournalException {
    boolean[] known = new boolean[1];
    journal.append(draft -> known[0] = draft.visitor(mark).isPresent());
    return known[0];
  }

  private static CheckIn checkIn(long seq) {
    return new CheckIn(1, Direction.IN, 0, seq, Set.of());
  }

  private static Boot boot() {
    return new Boot(UUID.randomUUID(), "test", 1, Instant.EPOCH, false);
  }

  /** As spread as a keyed hash. */
  private static Octets mark(long visitor) {
    return Octets.of(
        ByteBuffer.allocate(Visitor.MARK_BYTES)
            .putLong(visitor * 0x9E3779B97F4A7C15L)
            .putLong(visitor)
            .array());
  }
}
