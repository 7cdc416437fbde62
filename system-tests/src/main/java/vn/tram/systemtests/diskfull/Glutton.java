package vn.tram.systemtests.diskfull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another program that fills the disk to its last byte, now slowly, now in a burst. */
final class Glutton {
  private static final int MOST_BYTES = 1 << 21;
  private static final int LEAST_BYTES = 1 << 9;
  private static final int MOST_MILLIS = 12;

  private final Path file;
  private final SplittableRandom random;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * A glutton at rest.
   *
   * @param folder on the disk
   */
  Glutton(Path folder, SplittableRandom random) {
    this.file = folder.resolve("glutton");
    this.random = random;
  }

  /** Writes until there is no room for another byte; how many it got in. */
  long fill() throws IOException, InterruptedException {
    long written = 0;
    boolean burst = random.nextBoolean();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int piece = burst ? MOST_BYTES : random.nextInt(LEAST_BYTES << 6, MOST_BYTES);
      while (piece >= LEAST_BYTES) {
        long got = write(out, piece);
        written += got;
        if (got < piece) {
          piece /= 4;
        }
        if (!burst) {
          stopped.await(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
        }
      }
    }
    return written;
  }

  private static long write(FileChannel out, int bytes) {
    long before = 0;
    try {
      before = out.position();
      ByteBuffer piece = ByteBuffer.allocate(bytes);
      while (piece.hasRemaining()) {
        out.write(piece);
      }
      return bytes;
    } catch (IOException e) {
      // The disk is full: that is what it came for.
      return Math.max(0, size(out) - before);
    }
  }

  private static long size(FileChannel out) {
    try {
      return out.position();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Gives everything back. */
  void giveBack() throws IOException {
    Files.deleteIfExists(file);
  }
}
