package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;

class DerbyJournalTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final Octets OTHER_KEY = Octets.ofHex("01".repeat(32));
  private static final JournalEntry ENTRY = new CheckIn(1, Direction.IN, 0, 7, Set.of());

  @TempDir Path home;

  @Test
  void aNewJournalIsEmptyAndHasAnEpochOfItsOwn() throws JournalException {
    try (DerbyJournal one = open();
        DerbyJournal other = DerbyJournal.open(home.resolve("other"), KEY)) {
      assertTrue(one.epoch() > 0);
      assertNotEquals(one.epoch(), other.epoch());
      assertEquals(0, one.lastSeq());
      assertEquals(0, one.acknowledged());
      assertEquals(List.of(), one.read(1, 10, 1_000).entries());
    }
  }

  @Test
  void itsFilesAreForItsOwnerAndSayNothingInTheClear() throws IOException, JournalException {
    byte[] words = "024088000001|Nguyễn Văn Mẫu".getBytes(StandardCharsets.UTF_8);
    try (DerbyJournal journal = open()) {
      journal.append(draft -> draft.add(new Person(1, Form.SCANNED, Octets.of(words))));
    }
    String needle = new String(words, StandardCharsets.ISO_8859_1);
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(content.contains(needle), file + " holds a person in the clear");
      if (file.getParent().endsWith("seg0") || file.getParent().endsWith("log")) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }

  @Test
  void aWrongKeyOpensNothingAndChangesNothing() throws JournalException {
    long epoch = appendOne();
    JournalException e =
        assertThrows(
            JournalException.class, () -> DerbyJournal.open(home.resolve("journal"), OTHER_KEY));
    assertEquals(Reason.WRONG_KEY, e.reason());
    expectOneEntry(epoch);
  }

  @Test
  void aJournalThatIsOpenIsNotOpenedTwice() throws JournalException {
    try (DerbyJournal journal = open()) {
      JournalException e = assertThrows(JournalException.class, this::open);
      assertEquals(Reason.IN_USE, e.reason());
      assertEquals(0, journal.lastSeq());
    }
  }

  @Test
  void aFolderThatIsNoJournalIsLeftAsItIs() throws IOException {
    Path stranger = Files.createDirectories(home.resolve("journal")).resolve("seg0");
    Files.writeString(stranger, "not a database");
    JournalException e = assertThrows(JournalException.class, this::open);
    assertEquals(Reason.UNOPENABLE, e.reason());
    assertEquals("not a database", Files.readString(stranger));
  }

  @Test
  void aJournalThatWasCutWhileItWasMadeCountsAsNoneAndIsKept()
      throws IOException, JournalException {
    Path unfinished = Files.createDirectories(home.resolve("journal.new"));
    Files.writeString(unfinished.resolve("service.properties"), "half");
    try (DerbyJournal journal = open()) {
      assertEquals(0, journal.lastSeq());
    }
    assertEquals(
        "half", Files.readString(home.resolve("journal.new.unfinished-1/service.properties")));
  }

  @Test
  void readersDoNotWaitForAnAppendAndDoNotSeeIt()
      throws JournalException, InterruptedException, ExecutionException, TimeoutException {
    var added = new CountDownLatch(1);
    var read = new CountDownLatch(1);
    try (DerbyJournal journal = open();
        var appender = Executors.newSingleThreadExecutor()) {
      journal.append(draft -> draft.add(ENTRY));
      Future<Long> append =
          appender.submit(
              () ->
                  journal.append(
                      draft -> {
                        draft.add(ENTRY);
                        added.countDown();
                        await(read);
                      }));
      await(added);
      assertEquals(1, journal.read(1, 10, 1_000).entries().size());
      journal.acknowledge(new Marks(journal).at(1).orElseThrow());
      assertEquals(1, journal.acknowledged());
      read.countDown();
      assertEquals(2, append.get(1, TimeUnit.MINUTES));
    }
  }

  @Test
  void appendsOfManyThreadsLeaveNoGap() throws JournalException {
    int threads = 4;
    int each = 50;
    var heard = new AtomicLong();
    try (DerbyJournal journal = open()) {
      journal.onAppend(heard::incrementAndGet);
      try (var lanes = Executors.newFixedThreadPool(threads)) {
        for (int thread = 0; thread < threads; thread++) {
          lanes.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  journal.append(draft -> draft.add(ENTRY));
                }
                return each;
              });
        }
      }
      assertEquals(threads * each, journal.lastSeq());
      assertEquals(threads * each, journal.read(1, 1_000, 1 << 20).entries().size());
      assertEquals(threads * each, heard.get());
    }
  }

  @Test
  void whenTheDatabaseDiesUnderItAppendsFailAndThenGoOn() throws JournalException {
    try (DerbyJournal journal = open()) {
      journal.append(draft -> draft.add(ENTRY));
      killDatabase();
      assertThrows(JournalException.class, () -> journal.append(draft -> draft.add(ENTRY)));
      assertEquals(2, journal.append(draft -> draft.add(ENTRY)));
      assertEquals(2, journal.read(1, 10, 1_000).entries().size());
    }
  }

  @Test
  void whenTheDatabaseDiesUnderItReadersDoNotNotice() throws JournalException {
    try (DerbyJournal journal = open()) {
      journal.append(draft -> draft.add(ENTRY));
      journal.read(1, 10, 1_000);
      killDatabase();
      assertEquals(1, journal.read(1, 10, 1_000).entries().size());
    }
  }

  @Test
  void aClosedJournalTakesNothing() throws JournalException {
    DerbyJournal journal = open();
    journal.close();
    journal.close();
    JournalException e =
        assertThrows(JournalException.class, () -> journal.append(draft -> draft.add(ENTRY)));
    assertEquals(Reason.FAILED, e.reason());
  }

  private DerbyJournal open() throws JournalException {
    return DerbyJournal.open(home.resolve("journal"), KEY);
  }

  private long appendOne() throws JournalException {
    try (DerbyJournal journal = open()) {
      journal.append(draft -> draft.add(ENTRY));
      return journal.epoch();
    }
  }

  private void expectOneEntry(long epoch) throws JournalException {
    try (DerbyJournal journal = open()) {
      assertEquals(epoch, journal.epoch());
      assertEquals(1, journal.lastSeq());
    }
  }

  private void killDatabase() {
    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                DriverManager.getConnection(
                        "jdbc:derby:directory:" + home.resolve("journal") + ";shutdown=true")
                    .close());
    assertEquals("08006", e.getSQLState());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(home.resolve("journal"))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES), "nobody came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
