package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/** A young journal stands in Derby's log only: what is whole there is read, whatever else broke. */
class LogSalvageTest {
  private static final Octets KEY = Octets.ofHex("0123456789abcdef".repeat(4));
  private static final Octets OTHER_KEY = Octets.ofHex("fedcba9876543210".repeat(4));
  private static final int BEEPS = 25;
  private static final int HIT = 12;
  private static final int SPOT = 64;

  /** Where the log ended behind each entry, from none on. */
  private static final List<Long> ENDS = new ArrayList<>();

  @TempDir private static Path origin;
  private static long epoch;

  @TempDir private Path home;
  private Path killed;
  private Path log;

  @BeforeAll
  static void beep() throws Exception {
    Path journal = origin.resolve("journal");
    try (DerbyJournal running = DerbyJournal.open(journal, KEY)) {
      ENDS.add(end(journal.resolve("log/log1.dat")));
      for (int seq = 1; seq <= BEEPS; seq++) {
        CheckIn entry = entry(seq);
        assertThrows(
            IllegalStateException.class,
            () ->
                running.append(
                    draft -> {
                      draft.add(entry(1_000));
                      throw new IllegalStateException("it was not to be");
                    }));
        running.append(draft -> draft.add(entry));
        ENDS.add(end(journal.resolve("log/log1.dat")));
      }
      epoch = running.epoch();
      copy(journal, origin.resolve("killed"));
    }
  }

  @BeforeEach
  void pullThePlug() throws Exception {
    killed = home.resolve("killed");
    copy(origin.resolve("killed"), killed);
    log = killed.resolve("log/log1.dat");
  }

  @Test
  void withItsLogsHeadSpoiledEveryBeepIsRead() throws Exception {
    spoil(log, 0, SPOT, 0);
    JournalException e =
        assertThrows(JournalException.class, () -> DerbyJournal.open(killed, KEY).close());
    assertEquals("XSLAC", ((SQLException) e.getCause()).getNextException().getSQLState());
    Salvage.Found found = salvage(KEY);
    expect(seqs(1, BEEPS), found);
    assertEquals(epoch, found.epoch().orElseThrow());
    assertFalse(found.recovered(), "a part of the log is lost");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x5A})
  void inFrontOfDamageInTheMiddleAndBehindItEveryBeepIsRead(int garbage) throws Exception {
    // In what was written for one entry; the next one's place must not be touched.
    spoil(log, ENDS.get(HIT) - SPOT - 16, SPOT, garbage);
    Salvage.Found found = salvage(KEY);
    Set<Long> others = seqs(1, BEEPS);
    others.remove((long) HIT);
    expect(others, found);
    assertFalse(found.recovered());
  }

  @Test
  void whatStoodInTheLogsFirstFileIsReadWhereTheControlFilesAreGoneToo() throws Exception {
    spoil(log, 0, SPOT, 0);
    Files.delete(killed.resolve("log/log.ctrl"));
    Files.delete(killed.resolve("log/logmirror.ctrl"));
    Files.delete(killed.resolve("service.properties"));
    Files.delete(killed.resolve("verifyKey.dat"));
    expect(seqs(1, BEEPS), salvage(KEY));
  }

  @Test
  void aTornEndTakesOnlyItsOwnEntryAlong() throws Exception {
    long end = end(log);
    long torn = ENDS.get(BEEPS) - 8;
    spoil(log, torn, (int) (end - torn), 0);
    expect(seqs(1, BEEPS - 1), salvage(KEY));
  }

  @Test
  void anotherKeyIsToldFromAJournalThatHoldsNothing() throws Exception {
    Salvage.Found refused = salvage(OTHER_KEY);
    assertFalse(refused.keyFits());
    expect(Set.of(), refused);
    assertTrue(salvage(KEY).keyFits());
    try (Stream<Path> files = Files.list(killed.resolve("seg0"))) {
      for (Path file : files.toList()) {
        spoil(file, 0, (int) Files.size(file), 0x5A);
      }
    }
    spoil(log, 0, (int) Files.size(log), 0x5A);
    Salvage.Found nothing = salvage(KEY);
    assertTrue(nothing.keyFits(), "the key opens the journal's own check");
    expect(Set.of(), nothing);
  }

  private Salvage.Found salvage(Octets key) throws IOException {
    return Salvage.read(killed, key, Files.createTempDirectory(home, "work"));
  }

  private static void expect(Set<Long> seqs, Salvage.Found found) throws EntryException {
    assertEquals(seqs, found.entries().keySet());
    for (Map.Entry<Long, byte[]> each : found.entries().entrySet()) {
      assertEquals(entry(each.getKey()), EntryCodec.decode(each.getValue()).getFirst());
    }
  }

  private static Set<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private static CheckIn entry(long seq) {
    return new CheckIn(1, Direction.IN, 0, seq, Set.of());
  }

  /** Behind the last byte that is written: the room that is laid out behind it is zeros. */
  private static long end(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void spoil(Path file, long at, int bytes, int with) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] garbage = new byte[bytes];
      Arrays.fill(garbage, (byte) with);
      access.seek(at);
      access.write(garbage);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(file -> !file.toString().endsWith(".lck")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
