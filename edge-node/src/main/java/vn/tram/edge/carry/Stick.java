package vn.tram.edge.carry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tram.edge.carry.CarryException.Problem;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryName;

/**
 * A folder that somebody carries. Others write there too, so nothing in it is trusted: no link is
 * followed, and only files of this node are touched.
 *
 * @param folder where its files lie
 */
public record Stick(Path folder) {
  private static final System.Logger LOG = System.getLogger(Stick.class.getName());
  private static final int BUFFER = 64 * 1024;

  /** Files of so many nodes fit on no stick that people use. */
  private static final int MOST_FILES = 10_000;

  /**
   * Writes what the hub has not acknowledged as one file: whole under its name, or not at all.
   *
   * @throws CarryException with a sentence when it cannot be done
   */
  public Loaded write(Carrier carrier) throws CarryException {
    requireFolder();
    Load load = carrier.load();
    if (load.entries() == 0) {
      return new Loaded(load, 0, 0);
    }
    Path file = folder.resolve(load.fileName());
    Path growing = folder.resolve(load.fileName() + ".part");
    try {
      Files.deleteIfExists(growing);
      Loaded loaded = write(carrier, load, growing);
      Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
      return loaded;
    } catch (JournalException e) {
      discard(growing);
      throw new CarryException(e, Problem.JOURNAL);
    } catch (IOException | ReadOnlyFileSystemException e) {
      discard(growing);
      throw problem(e);
    }
  }

  private static Loaded write(Carrier carrier, Load load, Path growing)
      throws IOException, JournalException {
    // CREATE_NEW: whoever prepared the stick must not choose what is overwritten.
    try (FileChannel channel =
            FileChannel.open(growing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      Loaded loaded = carrier.write(load, out);
      out.flush();
      channel.force(true);
      return loaded;
    }
  }

  /**
   * Reads the receipts for this node. Files whose entries the hub has all are cleared away with
   * their receipts, so that the stick is ready for the next trip.
   *
   * @throws CarryException with a sentence when there is none, or it cannot be read
   */
  public Answered read(Carrier carrier) throws CarryException {
    requireFolder();
    List<Path> receipts = files(carrier);
    if (receipts.isEmpty()) {
      throw new CarryException(Problem.NO_RECEIPT, folder);
    }
    Answered all = carrier.nothing();
    for (Path receipt : receipts) {
      try (InputStream in =
          new BufferedInputStream(
              Files.newInputStream(receipt, LinkOption.NOFOLLOW_LINKS), BUFFER)) {
        all = all.and(carrier.read(in));
      } catch (JournalException e) {
        throw new CarryException(e, Problem.JOURNAL);
      } catch (IOException e) {
        throw problem(e);
      }
    }
    clear(receipts, carrier.load());
    return all;
  }

  /** Receipt files of this node, and those whose names say nothing. */
  private List<Path> files(Carrier carrier) throws CarryException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(CarryKind.RECEIPTS.suffix()))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> name(file).filter(name -> !name.node().equals(carrier.node())).isEmpty())
          .limit(MOST_FILES)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private static Optional<CarryName> name(Path file) {
    return CarryName.parse(file.getFileName().toString());
  }

  private void clear(List<Path> receipts, Load left) {
    String epoch = CarryName.shortEpoch(left.epoch());
    for (Path receipt : receipts) {
      Optional<CarryName> name = name(receipt);
      if (name.filter(n -> n.epoch().equals(epoch) && n.lastSeq() < left.firstSeq()).isPresent()) {
        discard(folder.resolve(name.get().file(CarryKind.BATCHES)));
        discard(receipt);
      }
    }
  }

  private void requireFolder() throws CarryException {
    if (!Files.isDirectory(folder)) {
      throw new CarryException(Problem.NO_FOLDER, folder);
    }
  }

  /** Some file systems of sticks know no such thing; the file itself was forced. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the folder cannot be forced", e);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | ReadOnlyFileSystemException e) {
      LOG.log(System.Logger.Level.DEBUG, "a file stays on the stick", e);
    }
  }

  private CarryException problem(Exception failure) {
    String words = String.valueOf(failure.getMessage());
    String plain = words.toLowerCase(Locale.ROOT);
    if (failure instanceof AccessDeniedException
        || failure instanceof ReadOnlyFileSystemException
        || plain.contains("read-only file system")) {
      return new CarryException(failure, Problem.READ_ONLY, folder);
    }
    if (plain.contains("no space left") || plain.contains("quota exceeded")) {
      return new CarryException(failure, Problem.FULL, folder);
    }
    if (!Files.isDirectory(folder)) {
      return new CarryException(failure, Problem.NO_FOLDER, folder);
    }
    String reason =
        failure instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : words;
    return new CarryException(failure, Problem.MEDIUM, folder, reason);
  }
}
