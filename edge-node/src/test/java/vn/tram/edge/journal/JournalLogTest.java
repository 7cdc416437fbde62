package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.octets.Octets;

/** What a technician reads in the log of a gate whose journal is of no use. */
class JournalLogTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final Octets OTHER_KEY = Octets.ofHex("01".repeat(32));

  @TempDir Path home;

  @Test
  void aJournalThatDoesNotOpenIsALineWithDerbysNameForItAndALineOfWhereItIs() throws Exception {
    Path folder = home.resolve("journal");
    Journals.open(folder, KEY, Reserve.on(home, 0)).close();
    var log = new ByteArrayOutputStream();
    var ear = new StreamHandler(log, new SimpleFormatter());
    ear.setLevel(Level.INFO);
    Logger journals = Logger.getLogger(Journals.class.getName());
    journals.addHandler(ear);
    try {
      Journals.open(folder, OTHER_KEY, Reserve.on(home, 0)).close();
    } finally {
      journals.removeHandler(ear);
      ear.close();
    }
    // The formatter puts each message under a line with its time.
    List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(1).matches(".*\\((?:XBCX|XJ|XBM)\\w+\\)\\."), lines::toString);
    assertTrue(lines.get(3).contains("journal-aside-"), lines::toString);
  }
}
