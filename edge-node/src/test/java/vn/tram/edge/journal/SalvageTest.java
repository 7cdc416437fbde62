package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/** What is readable is read, wherever the damage is, and the damaged folder stays as it is. */
class SalvageTest {
  private static final Octets KEY = Octets.ofHex("0123456789abcdef".repeat(4));
  private static final int MANY = 3_000;
  private static final int PAGE = 4_096;

  @TempDir Path home;
  private Path journal;
  private long epoch;

  @BeforeEach
  void fill() throws JournalException {
    journal = home.resolve("journal");
    try (DerbyJournal full = DerbyJournal.open(journal, KEY)) {
      full.append(
          draft -> {
            for (int seq = 1; seq <= MANY; seq++) {
              draft.add(entry(seq));
            }
          });
      full.acknowledge(new Marks(full).at(100).orElseThrow());
      epoch = full.epoch();
    }
  }

  @Test
  void aWholeJournalIsReadWhole() throws Exception {
    Salvage.Found found = salvage();
    expectAll(found);
    assertEquals(0, found.damagedPages());
  }

  @Test
  void withoutItsPropertiesAllOfItIsRead() throws Exception {
    Files.delete(journal.resolve("service.properties"));
    expectAll(salvage());
  }

  @Test
  void withoutItsLogAllThatStoodInPagesIsRead() throws Exception {
    Folders.delete(journal.resolve("log"));
    expectAll(salvage());
  }

  @Test
  void withoutItsCatalogueAllOfItIsRead() throws Exception {
    spoil(journal.resolve("seg0/c10.dat"), PAGE + 300, 64);
    spoil(journal.resolve("seg0/c20.dat"), 2 * PAGE, PAGE);
    expectAll(salvage());
  }

  @Test
  void aBrokenPageTakesOnlyItsOwnEntriesAlong() throws Exception {
    Folders.delete(journal.resolve("log"));
    spoil(biggest(), 5 * PAGE + 300, 64);
    Salvage.Found found = salvage();
    assertEquals(1, found.damagedPages());
    assertTrue(found.entries().size() > MANY - 300, found.entries().size() + " were found");
    assertTrue(found.entries().size() < MANY, "a page was broken");
    expectTrue(found);
  }

  @Test
  void whatABrokenPageTookAlongIsReadWhileItStandsInTheLog() throws Exception {
    spoil(biggest(), 5 * PAGE + 300, 64);
    Salvage.Found found = salvage();
    assertEquals(1, found.damagedPages());
    expectAll(found);
  }

  @Test
  void aPageOfZerosInTheMiddleIsADamagedOne() throws Exception {
    Folders.delete(journal.resolve("log"));
    fill(biggest(), 5 * PAGE, PAGE, (byte) 0);
    Salvage.Found found = salvage();
    assertEquals(1, found.damagedPages());
    assertTrue(found.entries().size() < MANY, "a page was zeroed");
    expectTrue(found);
  }

  @Test
  void afterAKillTheNewestAreRecoveredFromTheLog() throws Exception {
    Path killed = home.resolve("killed");
    try (DerbyJournal running = DerbyJournal.open(journal, KEY)) {
      running.append(draft -> draft.add(entry(MANY + 1)));
      copy(journal, killed);
    }
    Salvage.Found found = Salvage.read(killed, KEY, work());
    assertTrue(found.recovered());
    assertEquals(MANY + 1, found.entries().lastKey());
  }

  @Test
  void afterAKillTheNewestAreRecoveredThoughThePropertiesAreGone() throws Exception {
    Path killed = home.resolve("killed");
    try (DerbyJournal running = DerbyJournal.open(journal, KEY)) {
      running.append(draft -> draft.add(entry(MANY + 1)));
      copy(journal, killed);
    }
    Files.delete(killed.resolve("service.properties"));
    Salvage.Found found = Salvage.read(killed, KEY, work());
    assertTrue(found.recovered());
    assertEquals(MANY + 1, found.entries().lastKey());
  }

  private Salvage.Found salvage() throws IOException {
    Map<Path, Long> before = times();
    Salvage.Found found = Salvage.read(journal, KEY, work());
    assertEquals(before, times(), "the damaged journal was touched");
    return found;
  }

  private Path work() throws IOException {
    return Files.createTempDirectory(home, "work");
  }

  private void expectAll(Salvage.Found found) throws EntryException {
    assertEquals(MANY, found.entries().size());
    assertEquals(epoch, found.epoch().orElseThrow());
    assertEquals(100, found.acknowledged().seq());
    expectTrue(found);
  }

  private static void expectTrue(Salvage.Found found) throws EntryException {
    for (Map.Entry<Long, byte[]> entry : found.entries().entrySet()) {
      assertEquals(entry(entry.getKey()), EntryCodec.decode(entry.getValue()).getFirst());
    }
  }

  private static CheckIn entry(long seq) {
    return new CheckIn(1, Direction.IN, 0, seq, Set.of());
  }

  private Path biggest() throws IOException {
    try (Stream<Path> files = Files.list(journal.resolve("seg0"))) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  private static void spoil(Path file, long at, int bytes) throws IOException {
    fill(file, at, bytes, (byte) 0x5A);
  }

  private static void fill(Path file, long at, int bytes, byte with) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] garbage = new byte[bytes];
      Arrays.fill(garbage, with);
      access.seek(at);
      access.write(garbage);
    }
  }

  private Map<Path, Long> times() throws IOException {
    var times = new TreeMap<Path, Long>();
    try (Stream<Path> files = Files.walk(journal)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(file -> !file.toString().endsWith(".lck")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
