package vn.tram.systemtests.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.systemtests.powercut.BlockLog.Step;

/** What a power cut leaves of a disk of 16 sectors whose log says what was written and flushed. */
class ReplayTest {
  private static final int SECTOR = BlockLog.SECTOR;
  private static final int ATOM = 2 * SECTOR;
  private static final int CUTS = 200;

  @TempDir private Path folder;
  private final ByteArrayOutputStream steps = new ByteArrayOutputStream();
  private int count;

  @Test
  void aLogSaysWhatItWasTold() throws IOException {
    write(3, 2, 'a', 0);
    flush();
    write(5, 1, 'b', 2);
    discard(0, 8);
    assertEquals(
        List.of(
            new Step(3, 2, 2 * SECTOR, false, false),
            new Step(0, 0, 5 * SECTOR, true, false),
            new Step(5, 1, 6 * SECTOR, false, true),
            new Step(0, 0, 8 * SECTOR, false, false)),
        log().steps());
  }

  @Test
  void aFileThatIsNoLogIsRefused() throws IOException {
    Path other = Files.write(folder.resolve("other"), new byte[4 * SECTOR]);
    assertThrows(IOException.class, () -> BlockLog.read(other));
  }

  @Test
  void whatWasFlushedIsThereAfterEveryCutAndTheRestIsNow() throws Exception {
    write(0, 2, 'a', 0);
    flush();
    write(2, 2, 'b', 0);
    Set<String> disks = cuts(3);
    assertEquals(Set.of("aabb............", "aa.............."), disks);
  }

  @Test
  void whatAFlushHasNotComeToMayBeLost() throws Exception {
    write(0, 2, 'a', 0);
    flush();
    assertEquals(Set.of("aa..............", "................"), cuts(1));
  }

  @Test
  void aForcedWriteStaysThoughOneBeforeItIsLost() throws Exception {
    write(0, 2, 'a', 0);
    write(2, 2, 'b', 2);
    assertEquals(Set.of("aabb............", "..bb............"), cuts(2));
  }

  @Test
  void aLongWriteIsTornOnlyBetweenWhatTheDiskWritesWhole() throws Exception {
    // From the middle of one piece to the middle of another.
    write(1, 4, 'a', 0);
    Set<String> disks = cuts(1);
    assertTrue(disks.contains(".a.............."), disks::toString);
    assertTrue(disks.contains("..aaa..........."), disks::toString);
    for (String disk : disks) {
      assertEquals(disk.charAt(2), disk.charAt(3), disk);
    }
  }

  private void write(long sector, int sectors, char letter, long flags) {
    header(sector, sectors, flags);
    byte[] data = new byte[sectors * SECTOR];
    Arrays.fill(data, (byte) letter);
    steps.writeBytes(data);
  }

  private void flush() {
    header(0, 0, 1);
  }

  private void discard(long sector, int sectors) {
    header(sector, sectors, 4);
  }

  private void header(long sector, long sectors, long flags) {
    steps.writeBytes(block().putLong(sector).putLong(sectors).putLong(flags).array());
    count++;
  }

  private BlockLog log() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        block().putLong(0x6a736677736872L).putLong(1).putLong(count).putInt(SECTOR).array());
    out.writeBytes(steps.toByteArray());
    return BlockLog.read(Files.write(folder.resolve("log"), out.toByteArray()));
  }

  private static ByteBuffer block() {
    return ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The disks of many cuts after so many steps, a letter a sector. */
  private Set<String> cuts(int after) throws Exception {
    BlockLog log = log();
    byte[] blank = new byte[16 * SECTOR];
    Arrays.fill(blank, (byte) '.');
    Path image = Files.write(folder.resolve("image"), blank);
    Path copy = folder.resolve("copy");
    Set<String> disks = new HashSet<>();
    var random = new SplittableRandom(1);
    try (Replay replay = Replay.of(log, image, ATOM)) {
      for (int i = 0; i < CUTS; i++) {
        replay.cut(after, copy, random);
        disks.add(letters(Files.readAllBytes(copy)));
      }
    }
    return disks;
  }

  private static String letters(byte[] disk) {
    var letters = new StringBuilder();
    for (int at = 0; at < disk.length; at += SECTOR) {
      letters.append((char) disk[at]);
    }
    return letters.toString();
  }
}
