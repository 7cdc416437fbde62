package vn.tram.systemtests.beep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The least that a durable answer can cost on this disk: 512 bytes written and flushed. The file is
 * written once beforehand and then over and over, so that no flush carries the file system's own
 * bookkeeping: a harder floor than an appended file would be.
 */
final class Floor implements AutoCloseable {
  static final int WRITE = 512;

  private static final int FILE = 4 * 1024 * 1024;

  private final FileChannel file;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(WRITE);
  private long position;

  private Floor(FileChannel file) {
    this.file = file;
  }

  static Floor open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer all = ByteBuffer.allocate(FILE);
    while (all.hasRemaining()) {
      file.write(all);
    }
    file.force(true);
    return new Floor(file);
  }

  /** One write with its flush, in nanoseconds. */
  long nanos() throws IOException {
    bytes.clear().putLong(0, position);
    long start = System.nanoTime();
    file.write(bytes, position);
    file.force(false);
    long nanos = System.nanoTime() - start;
    position = (position + WRITE) % FILE;
    return nanos;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
