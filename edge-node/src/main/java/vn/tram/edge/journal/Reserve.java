package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import vn.tram.edge.journal.JournalException.Reason;

/**
 * The room that a journal's disk keeps free, so that Derby never meets a full one.
 *
 * <p>Two lines of defence. Nobody is let in while less than the reserve is free; that is asked of
 * the file system before each append (a microsecond), so no burst gets through on an old answer.
 * And where somebody else fills the disk faster than that, a file of real bytes, the ballast, is
 * given up: in its place the database recovers, marks and purges can be written, and the gate says
 * why it is red.
 *
 * <p>Safe for use by many threads.
 */
public final class Reserve {
  /** What Derby may want at once: two log files, a checkpoint's pages, and a recovery. */
  public static final long LEAST_BYTES = 16L << 20;

  /** A recovery and some purging fit into it. */
  static final long BALLAST_BYTES = 8L << 20;

  /** With less than this a database may be at a loss in many ways, few of which name the disk. */
  static final long LITTLE_BYTES = 4L << 20;

  private static final int PIECE = 1 << 16;
  private static final System.Logger LOG = System.getLogger(Reserve.class.getName());

  private final Free free;
  private final long bytes;
  private final Path ballast;

  /** Says how many bytes may still be written. */
  @FunctionalInterface
  interface Free {
    long bytes() throws IOException;
  }

  Reserve(Free free, long bytes, Path ballast) {
    this.free = free;
    this.bytes = bytes;
    this.ballast = ballast;
  }

  /**
   * A reserve on the disk of a folder, which must be there.
   *
   * @param bytes below which nobody is let in; 0 keeps nothing free
   */
  public static Reserve on(Path folder, long bytes) throws JournalException {
    try {
      FileStore disk = Files.getFileStore(folder);
      return new Reserve(disk::getUsableSpace, bytes, folder.resolve("journal.ballast"));
    } catch (IOException e) {
      throw new JournalException(Reason.UNOPENABLE, "the journal's disk cannot be asked", e);
    }
  }

  /** How many bytes may be written on the disk; 0 where it does not say. */
  public long freeBytes() {
    try {
      return free.bytes();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the disk does not say how much is free", e);
      return 0;
    }
  }

  /** Below which nobody is let in. */
  public long bytes() {
    return bytes;
  }

  /** Whether nobody is to be let in now. */
  public boolean full() {
    return bytes > 0 && freeBytes() < bytes;
  }

  /** Whether it is time to forget what the hub has, however young it is. */
  public boolean scarce() {
    return bytes > 0 && freeBytes() < 2 * bytes;
  }

  /** Whether so little is free that whatever fails may have failed for that. */
  boolean exhausted() {
    return freeBytes() < LITTLE_BYTES;
  }

  /** Before a database starts: where next to nothing is free it gets the ballast's room. */
  void makeWay() {
    if (exhausted()) {
      drop();
    }
  }

  /**
   * What a failure comes to: on a disk with next to no room it says nothing about the journal.
   *
   * @return the same one, or one that says that the disk is full
   */
  public JournalException explained(JournalException failure) {
    return switch (failure.reason()) {
      case IN_USE, PROGRAM, FULL -> failure;
      case WRONG_KEY, UNOPENABLE, DAMAGED, FAILED ->
          exhausted()
              ? new JournalException(Reason.FULL, "there is next to no room on the disk", failure)
              : failure;
    };
  }

  void require() throws JournalException {
    if (full()) {
      throw new JournalException(Reason.FULL, "less than the reserve is free on the disk");
    }
  }

  /** Gives the ballast up, where there is one. */
  synchronized void drop() {
    try {
      if (bytes > 0 && Files.deleteIfExists(ballast)) {
        // A file system may hold the room back until it has noted who had it.
        Durable.force(ballast.toAbsolutePath().getParent());
        LOG.log(
            System.Logger.Level.WARNING,
            "The disk is full: the journal works in the room that it had kept for this.");
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the journal's ballast cannot be given up", e);
    }
  }

  /** Lays the ballast down again, where there is more room than it takes. */
  public synchronized void restore() {
    try {
      boolean whole = Files.exists(ballast) && Files.size(ballast) == BALLAST_BYTES;
      if (bytes == 0 || whole || freeBytes() < bytes + BALLAST_BYTES) {
        return;
      }
      lay();
    } catch (IOException e) {
      // The disk filled up meanwhile: half a ballast would only be in the way.
      LOG.log(System.Logger.Level.DEBUG, "the journal's ballast cannot be laid down", e);
      drop();
    }
  }

  /** Of random bytes: a file system that packs zeros would keep nothing free. */
  private void lay() throws IOException {
    Files.deleteIfExists(ballast);
    Files.createFile(
        ballast,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    byte[] piece = new byte[PIECE];
    var random = new Random(BALLAST_BYTES);
    try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
      for (long written = 0; written < BALLAST_BYTES; written += PIECE) {
        random.nextBytes(piece);
        ByteBuffer rest = ByteBuffer.wrap(piece);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      channel.force(true);
    }
  }
}
