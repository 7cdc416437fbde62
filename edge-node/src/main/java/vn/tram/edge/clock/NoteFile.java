package vn.tram.edge.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A line in a file.
 *
 * @param file may not exist
 */
public record NoteFile(Path file) implements Note {
  public NoteFile {
    file = file.toAbsolutePath();
  }

  @Override
  public Optional<String> read() throws IOException {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (MalformedInputException e) {
      // Somebody wrote something else there.
      return Optional.empty();
    }
  }

  @Override
  public void write(String line) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    flushFolder();
  }

  @Override
  public void delete() throws IOException {
    if (Files.deleteIfExists(file)) {
      flushFolder();
    }
  }

  private void flushFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent())) {
      folder.force(true);
    }
  }
}
