package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/** Whatever happened to a journal: it is kept whole, and the gate has one to write to. */
class JournalsTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final Octets OTHER_KEY = Octets.ofHex("01".repeat(32));
  private static final JournalEntry ENTRY = new CheckIn(1, Direction.IN, 0, 7, Set.of());
  private static final int MANY = 3_000;

  @TempDir Path home;

  /** What a disk, a power cut or a hand may do to a database. */
  enum Breakage {
    NO_PROPERTIES {
      @Override
      void to(Path journal) throws IOException {
        Files.delete(journal.resolve("service.properties"));
      }
    },
    EMPTY_PROPERTIES {
      @Override
      void to(Path journal) throws IOException {
        Files.write(journal.resolve("service.properties"), new byte[0]);
      }
    },
    NO_LOG_FOLDER {
      @Override
      void to(Path journal) throws IOException {
        Folders.delete(journal.resolve("log"));
      }
    },
    ZEROED_CONTROL {
      @Override
      void to(Path journal) throws IOException {
        zero(journal.resolve("log/log.ctrl"), 0, 48);
        zero(journal.resolve("log/logmirror.ctrl"), 0, 48);
      }
    },
    EMPTY_LOG {
      @Override
      void to(Path journal) throws IOException {
        try (Stream<Path> logs = Files.list(journal.resolve("log"))) {
          for (Path log : logs.filter(file -> file.toString().endsWith(".dat")).toList()) {
            Files.write(log, new byte[0]);
          }
        }
      }
    },
    NO_CONTAINERS {
      @Override
      void to(Path journal) throws IOException {
        Folders.delete(journal.resolve("seg0"));
      }
    },
    BROKEN_CATALOGUE {
      @Override
      void to(Path journal) throws IOException {
        zero(journal.resolve("seg0/c10.dat"), 4_396, 64);
      }
    },
    BROKEN_HEAD_OF_THE_ENTRIES {
      @Override
      void to(Path journal) throws IOException {
        zero(biggest(journal), 0, 300);
      }
    },
    NO_ENTRIES {
      @Override
      void to(Path journal) throws IOException {
        Files.delete(biggest(journal));
      }
    },
    NO_KEY_PROOF {
      @Override
      void to(Path journal) throws IOException {
        Files.delete(journal.resolve("verifyKey.dat"));
      }
    },
    NOT_EVEN_A_FOLDER {
      @Override
      void to(Path journal) throws IOException {
        Folders.delete(journal);
        Files.writeString(journal, "lost+found");
      }
    };

    abstract void to(Path journal) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aJournalThatDoesNotOpenIsKeptWholeAndAnotherBegins(Breakage breakage) throws Exception {
    Path folder = home.resolve("journal");
    long epoch = fill();
    breakage.to(folder);
    Map<Path, byte[]> before = contents(folder);
    try (DerbyJournal journal = open(KEY)) {
      assertNotEquals(epoch, journal.epoch());
      assertEquals(1, journal.append(draft -> draft.add(ENTRY)));
    }
    try (Stream<Path> beside = Files.list(home)) {
      Path aside =
          beside
              .filter(file -> file.getFileName().toString().startsWith("journal-aside-"))
              .findAny()
              .orElseThrow();
      if (breakage != Breakage.NOT_EVEN_A_FOLDER) {
        assertTrue(aside.toString().endsWith("-" + epoch), aside + " names the epoch " + epoch);
      }
      Map<Path, byte[]> after = contents(aside);
      before.forEach(
          (file, bytes) -> {
            assertTrue(after.containsKey(file), breakage + " took " + file + " away");
            // Derby's own control files say how often it tried.
            if (file.startsWith("seg0")) {
              assertArrayEquals(bytes, after.get(file), breakage + " changed " + file);
            }
          });
    }
  }

  @Test
  void aJournalOfAnotherKeyIsKeptAndOpensWithItsOwn() throws Exception {
    long epoch = fill();
    try (DerbyJournal journal = open(OTHER_KEY)) {
      assertNotEquals(epoch, journal.epoch());
    }
    Path aside = Journals.aside(home.resolve("journal")).getFirst();
    try (DerbyJournal journal = DerbyJournal.open(aside, KEY)) {
      assertEquals(epoch, journal.epoch());
      assertEquals(MANY, journal.lastSeq());
    }
  }

  @Test
  void twoInOneSecondHaveTwoNames() throws Exception {
    for (int time = 0; time < 2; time++) {
      fill();
      Breakage.NO_PROPERTIES.to(home.resolve("journal"));
      open(KEY).close();
      Folders.delete(home.resolve("journal"));
    }
    assertEquals(2, Journals.aside(home.resolve("journal")).size());
  }

  @Test
  void aJournalInUseIsNotMoved() throws Exception {
    try (DerbyJournal journal = open(KEY)) {
      JournalException e = assertThrows(JournalException.class, () -> open(KEY));
      assertEquals(Reason.IN_USE, e.reason());
      assertEquals(1, journal.append(draft -> draft.add(ENTRY)));
    }
    assertEquals(0, Journals.aside(home.resolve("journal")).size());
  }

  @Test
  void damageThatAReaderMeetsIsToldAndTheNextStartHasANewJournal() throws Exception {
    long epoch = fill();
    Path entries = biggest(home.resolve("journal"));
    zero(entries, entries.toFile().length() / 4096 / 2 * 4096 + 300, 64);
    var told = new CountDownLatch(1);
    try (DerbyJournal journal = open(KEY)) {
      journal.onDamage(told::countDown);
      // The uplink asks again and again.
      for (int time = 0; time < 4; time++) {
        assertThrows(JournalException.class, () -> readAll(journal));
      }
      assertEquals(0, told.getCount());
    }
    try (DerbyJournal journal = open(KEY)) {
      assertNotEquals(epoch, journal.epoch());
    }
  }

  @Test
  void onADiskWithNextToNoRoomAFailureIsTheDisksAndNothingIsMoved() throws Exception {
    fill();
    var free = new AtomicLong();
    var reserve = new Reserve(free::get, 20_000_000, home.resolve("journal.ballast"));
    Breakage.ZEROED_CONTROL.to(home.resolve("journal"));
    Map<Path, byte[]> before = contents(home.resolve("journal"));
    JournalException e =
        assertThrows(
            JournalException.class, () -> Journals.open(home.resolve("journal"), KEY, reserve));
    assertEquals(Reason.FULL, e.reason());
    assertEquals(List.of(), Journals.aside(home.resolve("journal")));
    assertEquals(before.keySet(), contents(home.resolve("journal")).keySet());
    free.set(Reserve.LITTLE_BYTES);
    Journals.open(home.resolve("journal"), KEY, reserve).close();
    assertEquals(1, Journals.aside(home.resolve("journal")).size());
  }

  private static void readAll(DerbyJournal journal) throws JournalException {
    long next = 1;
    while (next <= journal.lastSeq()) {
      next = journal.read(next, 500, Integer.MAX_VALUE).lastSeq() + 1;
    }
  }

  private DerbyJournal open(Octets key) throws JournalException {
    return Journals.open(home.resolve("journal"), key, Reserve.on(home, 0));
  }

  /** A journal of several pages; its epoch. */
  private long fill() throws JournalException {
    try (DerbyJournal journal = open(KEY)) {
      journal.append(
          draft -> {
            for (int i = 0; i < MANY; i++) {
              draft.add(ENTRY);
            }
          });
      return journal.epoch();
    }
  }

  private static Path biggest(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal.resolve("seg0"))) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  private static void zero(Path file, long at, int bytes) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at);
      access.write(new byte[bytes]);
    }
  }

  private static Map<Path, byte[]> contents(Path folder) throws IOException {
    var contents = new TreeMap<Path, byte[]>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
