package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.powercut.BlockLog.Step;
import vn.tram.systemtests.text.ProofException;

/**
 * Makes the disk that a power cut leaves: all of what was flushed, and any part of what was not.
 * Cuts are asked for in their order, so that each step of the log is copied once.
 */
final class Replay implements AutoCloseable {
  private final BlockLog log;
  private final FileChannel data;
  private final Path durableFile;
  private final FileChannel durable;

  /** How large a piece a disk writes whole or not at all, in bytes. */
  private final int atom;

  /** Every step before this one is in the durable image. */
  private int applied;

  private Replay(BlockLog log, FileChannel data, Path durableFile, FileChannel durable, int atom) {
    this.log = log;
    this.data = data;
    this.durableFile = durableFile;
    this.durable = durable;
    this.atom = atom;
  }

  /**
   * Of a log.
   *
   * @param image the disk before the first step; it is changed
   * @param atom how large a piece the disk writes whole or not at all: a multiple of 512 bytes
   */
  static Replay of(BlockLog log, Path image, int atom) throws IOException {
    FileChannel data = FileChannel.open(log.file(), StandardOpenOption.READ);
    return new Replay(log, data, image, FileChannel.open(image, StandardOpenOption.WRITE), atom);
  }

  /**
   * The disk after a cut.
   *
   * @param cut how many steps were done before it; never less than in the call before
   * @param copy where the disk is written
   * @return how many bytes were lost
   */
  long cut(int cut, Path copy, RandomGenerator random)
      throws IOException, ProofException, InterruptedException {
    int flushed = applied;
    for (int i = applied; i < cut; i++) {
      // A flush with data of its own is one before them.
      flushed = log.steps().get(i).flush() ? i : flushed;
    }
    for (; applied < flushed; applied++) {
      Step step = log.steps().get(applied);
      write(step, 0, step.sectors(), durable);
    }
    Tool.run("cp", "--sparse=always", durableFile.toString(), copy.toString());
    long lost = 0;
    // From a disk that had written nearly all of it to one that had written nothing.
    double keep = random.nextInt(5) / 4.0;
    try (FileChannel image = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      for (Step step : log.steps().subList(applied, cut)) {
        lost += step.forced() ? whole(step, image) : part(step, image, keep, random);
      }
    }
    return lost;
  }

  private long whole(Step step, FileChannel image) throws IOException {
    write(step, 0, step.sectors(), image);
    return 0;
  }

  private long part(Step step, FileChannel image, double keep, RandomGenerator random)
      throws IOException {
    int atOnce = atom / BlockLog.SECTOR;
    boolean torn = random.nextInt(4) == 0;
    boolean kept = random.nextDouble() < keep;
    long lost = 0;
    int from = 0;
    while (from < step.sectors()) {
      // Up to the next border between pieces, wherever the write begins.
      int length =
          Math.min(step.sectors() - from, atOnce - (int) ((step.sector() + from) % atOnce));
      if (torn ? random.nextBoolean() : kept) {
        write(step, from, length, image);
      } else {
        lost += (long) length * BlockLog.SECTOR;
      }
      from += length;
    }
    return lost;
  }

  private void write(Step step, int fromSector, int sectors, FileChannel image) throws IOException {
    if (sectors == 0) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(sectors * BlockLog.SECTOR);
    BlockLog.readFully(data, bytes, step.dataAt() + (long) fromSector * BlockLog.SECTOR);
    long at = (step.sector() + fromSector) * BlockLog.SECTOR;
    while (bytes.hasRemaining()) {
      at += image.write(bytes, at);
    }
  }

  @Override
  public void close() throws IOException {
    try (data) {
      durable.close();
    }
  }
}
