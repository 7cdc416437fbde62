package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;

/** A journal's word holds when its process is killed in the middle of its work. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class JournalCrashTest {
  private static final int[] LINES_BEFORE_THE_KILL = {1, 150, 40, 400};

  @TempDir Path home;

  @Test
  void everyAcknowledgedEntryIsThereAfterSigkill() throws Exception {
    for (int lines : LINES_BEFORE_THE_KILL) {
      long said = sayAndDie(lines);
      try (DerbyJournal journal = DerbyJournal.open(home.resolve("journal"), Appender.KEY)) {
        assertTrue(
            journal.lastSeq() >= said,
            "said " + said + ", but only " + journal.lastSeq() + " left");
        expectWhole(journal);
      }
    }
  }

  @Test
  void aSecondProcessIsToldThatTheJournalIsInUse() throws Exception {
    Process process = appender();
    try (BufferedReader lines = process.inputReader()) {
      lines.readLine();
      JournalException e =
          assertThrows(
              JournalException.class,
              () -> DerbyJournal.open(home.resolve("journal"), Appender.KEY));
      assertEquals(Reason.IN_USE, e.reason());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private long sayAndDie(int lines) throws IOException, InterruptedException {
    Process process = appender();
    long said = 0;
    try (BufferedReader out = process.inputReader()) {
      for (int line = 0; line < lines; line++) {
        said = Long.parseLong(out.readLine());
      }
      // Not by the process itself: that would close its output, and its last words count.
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said = line.matches("\\d+") ? Math.max(said, Long.parseLong(line)) : said;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return said;
  }

  private Process appender() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Appender.class.getName(),
            home.resolve("journal").toString())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  /** No gap, each entry its own, and the visitors as the entries left them. */
  private static void expectWhole(Journal journal) throws JournalException, EntryException {
    long last = journal.lastSeq();
    for (long next = 1; next <= last; ) {
      Slice slice = journal.read(next, 1_000, Integer.MAX_VALUE);
      for (byte[] entry : slice.entries()) {
        CheckIn expected = new CheckIn(1, Direction.IN, 0, next, Set.of());
        assertEquals(expected, EntryCodec.decode(entry).getFirst());
        next++;
      }
    }
    journal.append(
        draft -> {
          for (long seq = Math.max(1, last - 9); seq <= last; seq++) {
            assertEquals(seq, draft.visitor(Appender.mark(seq)).orElseThrow().checkIn());
          }
        });
  }
}
