package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a disk was asked to do, in its order: the format of Linux's dm-log-writes, as QEMU's {@code
 * blklogwrites} writes it.
 *
 * @param file of the log
 * @param steps one for each write and each flush
 */
record BlockLog(Path file, List<Step> steps) {
  static final int SECTOR = 512;
  private static final long MAGIC = 0x6a736677736872L;
  private static final int STEPS_AT = 16;
  private static final int HEADER_BYTES = 32;
  private static final int FLUSH = 1;
  private static final int FUA = 2;
  private static final int DISCARD = 4;

  /**
   * One request.
   *
   * @param sector where it writes
   * @param sectors how many; 0 for a bare flush
   * @param dataAt where its data stand in the log file
   * @param flush whether everything before it is durable once it is done
   * @param forced whether its own data are durable once it is done (FUA)
   */
  record Step(long sector, int sectors, long dataAt, boolean flush, boolean forced) {}

  BlockLog {
    steps = List.copyOf(steps);
  }

  /** How many steps a growing log holds; a step counts before whoever asked for it is answered. */
  static long position(FileChannel log) throws IOException {
    ByteBuffer number = buffer(Long.BYTES);
    readFully(log, number, STEPS_AT);
    return number.getLong();
  }

  /** Reads a log that does not grow any more. */
  static BlockLog read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer superBlock = buffer(HEADER_BYTES);
      readFully(channel, superBlock, 0);
      if (superBlock.getLong() != MAGIC || superBlock.getInt(HEADER_BYTES - 8) != SECTOR) {
        throw new IOException("not a log of blocks of " + SECTOR + " bytes: " + file);
      }
      long count = superBlock.getLong(STEPS_AT);
      List<Step> steps = new ArrayList<>();
      long at = SECTOR;
      for (long i = 0; i < count; i++) {
        ByteBuffer header = buffer(HEADER_BYTES);
        readFully(channel, header, at);
        long sector = header.getLong();
        long sectors = header.getLong();
        long flags = header.getLong();
        at += SECTOR;
        // What is discarded may hold anything afterwards, so also what it held before.
        int written = (flags & DISCARD) == 0 ? Math.toIntExact(sectors) : 0;
        steps.add(new Step(sector, written, at, (flags & FLUSH) != 0, (flags & FUA) != 0));
        at += (long) written * SECTOR;
      }
      return new BlockLog(file, steps);
    }
  }

  static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, at + into.position()) < 0) {
        throw new IOException("the log of blocks is cut short");
      }
    }
    into.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
