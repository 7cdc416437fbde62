package vn.tram.provisioning.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * The demo's folder. It is emptied at the start, so only a folder that a demo marked as its own is
 * taken, and only while no other demo is at work in it.
 */
final class DataFolder implements AutoCloseable {
  private static final String MARK = ".tram-demo";

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Takes a folder that does not exist, is empty, or held an earlier demo. */
  static DataFolder take(Path folder) throws ProvisioningException {
    Path place = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(place);
      if (!Files.exists(place.resolve(MARK)) && !content(place).isEmpty()) {
        throw new ProvisioningException(Problem.FOLDER_IN_USE, place);
      }
      FileChannel channel =
          FileChannel.open(
              place.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new ProvisioningException(Problem.DEMO_RUNNING, place);
      }
      for (Path old : content(place)) {
        if (!old.getFileName().toString().equals(MARK)) {
          remove(old);
        }
      }
      Files.createDirectories(place.resolve("logs"));
      return new DataFolder(place, channel);
    } catch (IOException e) {
      throw new ProvisioningException(e, Problem.FOLDER_NOT_WRITABLE, place);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path root() {
    return folder;
  }

  Path hub() {
    return folder.resolve("hub");
  }

  Path gate(String name) {
    return folder.resolve("gates").resolve(name);
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock does not close", e);
    }
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.toList();
    }
  }

  private static void remove(Path old) throws IOException {
    try (Stream<Path> all = Files.walk(old)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
