package vn.tram.edge.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files that nobody but their owner reads, whole or not at all: whatever happens to the
 * power, the file has its old content or the new one.
 */
public final class KeyFile {
  private KeyFile() {}

  /** Writes lines of text, in the place of what was there. */
  public static void write(Path file, String text) throws IOException {
    write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes, in the place of what was there. */
  static void write(Path file, byte[] content) throws IOException {
    Path growing = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(growing);
    try (FileChannel channel =
        FileChannel.open(
            growing,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    move(growing, file);
  }

  /** Gives a file that is on the disk another name, in the place of what had it. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(to.getParent());
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
