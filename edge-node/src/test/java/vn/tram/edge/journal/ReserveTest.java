package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/** A reserve is really kept free, and what is needed most is written out of it. */
class ReserveTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final JournalEntry ENTRY = new CheckIn(1, Direction.IN, 0, 7, Set.of());
  private static final long RESERVE = 20_000_000;

  @TempDir Path home;

  private final AtomicLong free = new AtomicLong(1_000_000_000);

  @Test
  void belowTheReserveNothingIsTakenAndAboveItGoesOn() throws JournalException {
    try (DerbyJournal journal = open()) {
      assertEquals(1, journal.append(draft -> draft.add(ENTRY)));
      free.set(RESERVE - 1);
      JournalException e =
          assertThrows(JournalException.class, () -> journal.append(draft -> draft.add(ENTRY)));
      assertEquals(Reason.FULL, e.reason());
      assertEquals(1, journal.lastSeq());
      free.set(RESERVE);
      assertEquals(2, journal.append(draft -> draft.add(ENTRY)));
    }
  }

  @Test
  void belowTheReserveTheHubsReceiptsAndTheNeedfulAreStillWritten() throws JournalException {
    try (DerbyJournal journal = open()) {
      journal.append(draft -> draft.add(ENTRY));
      free.set(0);
      assertEquals(2, journal.insist(draft -> draft.add(ENTRY)));
      journal.acknowledge(new Marks(journal).at(2).orElseThrow());
      journal.purge(new Cut(2, 2, 0, 0));
    }
    try (DerbyJournal journal = open()) {
      assertEquals(2, journal.acknowledged());
    }
  }

  @Test
  void theBallastTakesItsRoomAndGivesItBackAndComesAgain() throws Exception {
    Path ballast = home.resolve("journal.ballast");
    Reserve reserve = reserve();
    reserve.restore();
    assertEquals(Reserve.BALLAST_BYTES, Files.size(ballast));
    reserve.drop();
    assertFalse(Files.exists(ballast));
    free.set(RESERVE);
    reserve.restore();
    assertFalse(Files.exists(ballast), "there is no room for it");
    free.set(RESERVE + Reserve.BALLAST_BYTES);
    reserve.restore();
    assertTrue(Files.exists(ballast));
  }

  @Test
  void aStartWithNextToNoRoomGetsTheBallastsRoomFirst() throws Exception {
    open().close();
    Path ballast = home.resolve("journal.ballast");
    assertTrue(Files.exists(ballast));
    free.set(Reserve.LITTLE_BYTES);
    open().close();
    assertTrue(Files.exists(ballast), "there is room enough without it");
    free.set(Reserve.LITTLE_BYTES - 1);
    try (DerbyJournal journal = open()) {
      assertFalse(Files.exists(ballast));
      assertEquals(1, journal.insist(draft -> draft.add(ENTRY)));
    }
  }

  @Test
  void whereTheProgramOrAnotherProcessIsAtFaultTheDiskIsNotBlamed() {
    free.set(0);
    for (Reason reason : Reason.values()) {
      boolean elsewhere = reason == Reason.IN_USE || reason == Reason.PROGRAM;
      var failure = new JournalException(reason, "a failure");
      assertEquals(elsewhere ? reason : Reason.FULL, reserve().explained(failure).reason());
    }
    free.set(Reserve.LITTLE_BYTES);
    for (Reason reason : Reason.values()) {
      assertEquals(reason, reserve().explained(new JournalException(reason, "one")).reason());
    }
  }

  private DerbyJournal open() throws JournalException {
    return DerbyJournal.open(home.resolve("journal"), KEY, reserve());
  }

  private Reserve reserve() {
    return new Reserve(free::get, RESERVE, home.resolve("journal.ballast"));
  }
}
