package vn.tram.edge.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import vn.tram.protocol.time.Moment;

/**
 * Where the word for the hardware clock is kept: one line with what it showed, in seconds, and the
 * bounds of true time, in milliseconds since 1970. Replaced whole or not at all.
 *
 * @param file may not exist
 */
record VouchFile(Path file) {

  /** The word; nothing where there is none, or somebody wrote something else there. */
  Optional<Vouch> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] numbers = Files.readString(file).strip().split(" ");
    if (numbers.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Vouch(
              Instant.ofEpochSecond(Long.parseLong(numbers[0])),
              new Moment(
                  Instant.ofEpochMilli(Long.parseLong(numbers[1])),
                  Instant.ofEpochMilli(Long.parseLong(numbers[2])))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps this word instead of the one before. */
  void write(Vouch vouch) throws IOException {
    String line =
        vouch.shown().getEpochSecond()
            + " "
            + vouch.truth().earliest().toEpochMilli()
            + " "
            + vouch.truth().latest().plusNanos(999_999).toEpochMilli()
            + "\n";
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    flushFolder();
  }

  /** Forgets the word. */
  void delete() throws IOException {
    if (Files.deleteIfExists(file)) {
      flushFolder();
    }
  }

  private void flushFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
