package vn.tram.edge.carry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which carriages are on their way: a small file that survives restarts and cuts, so that a receipt
 * is believed weeks after its batches left, and only then.
 */
final class Ledger {
  /** More are not on the road at one time; of a forgotten one the entries are carried again. */
  static final int MOST = 64;

  private final Path file;

  /**
   * The ledger in a file.
   *
   * @param file which may not be there yet, in a folder that may not be there either
   */
  Ledger(Path file) {
    this.file = file;
  }

  /** All of them, the oldest first. */
  synchronized List<Carriage> carriages() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
        .map(Carriage::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Remembers one more, on the disk when this returns; lets go of the oldest where it is full. */
  synchronized void add(Carriage carriage) throws IOException {
    List<Carriage> all = new ArrayList<>(carriages());
    all.add(carriage);
    write(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Forgets those that nobody needs any more. */
  synchronized void forget(Predicate<Carriage> done) throws IOException {
    List<Carriage> all = carriages();
    List<Carriage> left = all.stream().filter(done.negate()).toList();
    if (left.size() < all.size()) {
      write(left);
    }
  }

  private void write(List<Carriage> carriages) throws IOException {
    Files.createDirectories(file.getParent());
    Path growing = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(growing);
    var lines = new StringBuilder();
    carriages.forEach(carriage -> lines.append(carriage.line()).append('\n'));
    try (FileChannel channel =
        FileChannel.open(
            growing,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
