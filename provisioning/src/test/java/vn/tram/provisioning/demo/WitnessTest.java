package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;

class WitnessTest {
  private static final NodeName MARKET = new NodeName("cho");
  private static final String DIGEST = "ab".repeat(32);
  private static final Beep IN =
      new Beep(MARKET, Instant.ofEpochMilli(1_000), Direction.IN, DIGEST);

  @TempDir Path folder;
  private Path file;
  private Witness witness;

  @BeforeEach
  void aFileThatIsNotThereYet() {
    file = folder.resolve("witness.log");
    witness = new Witness(MARKET, file);
  }

  @Test
  void aBoxThatHasNotBeepedYetHasNoNews() throws IOException {
    assertEquals(List.of(), witness.news());
  }

  @Test
  void eachBeepIsHeardOnce() throws IOException {
    write("1000 IN 7 " + DIGEST + "\n");
    assertEquals(List.of(IN), witness.news());
    assertEquals(List.of(), witness.news());
    write("2000 OUT 8 " + DIGEST + "\n");
    assertEquals(
        List.of(new Beep(MARKET, Instant.ofEpochMilli(2_000), Direction.OUT, DIGEST)),
        witness.news());
  }

  @Test
  void aLineThatIsBeingWrittenIsHeardWhenItIsWhole() throws IOException {
    write("1000 IN 7 " + DIGEST.substring(0, 10));
    assertEquals(List.of(), witness.news());
    write(DIGEST.substring(10) + "\n");
    assertEquals(List.of(IN), witness.news());
  }

  @Test
  void aTornLineIsNoBeepAndHidesNone() throws IOException {
    write("1000 IN 7 " + DIGEST.substring(0, 10) + "\n1000 IN 7 " + DIGEST + "\n");
    assertEquals(List.of(IN), witness.news());
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
