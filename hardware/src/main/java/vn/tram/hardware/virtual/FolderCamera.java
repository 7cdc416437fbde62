package vn.tram.hardware.virtual;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.tram.hardware.box.Feed;
import vn.tram.hardware.eye.QrEye;

/**
 * A folder as a camera: each picture file that is renamed into it is one look. A file is removed
 * before its picture is shown, so that a gate that is killed meanwhile does not answer it a second
 * time when it comes back: without a beep the visitor simply holds up the card again.
 */
final class FolderCamera implements Feed {
  private static final System.Logger LOG = System.getLogger(FolderCamera.class.getName());

  private final Path folder;
  private final WatchService watch;
  private final Consumer<byte[]> eye;

  /** Files that could not be removed: each is shown no more than once. */
  private final Set<Path> stuck = new HashSet<>();

  private FolderCamera(Path folder, WatchService watch, Consumer<byte[]> eye) {
    this.folder = folder;
    this.watch = watch;
    this.eye = eye;
  }

  /** Watches from now on: what arrives before {@link #run} is not missed. */
  static FolderCamera open(Path folder, Consumer<byte[]> eye) throws IOException {
    WatchService watch = folder.getFileSystem().newWatchService();
    try {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      return new FolderCamera(folder, watch, eye);
    } catch (IOException e) {
      watch.close();
      throw e;
    }
  }

  @Override
  public void run() {
    try {
      look();
      while (true) {
        WatchKey key = watch.take();
        // What the events say does not matter, and after an overflow they do not say it.
        key.pollEvents();
        key.reset();
        look();
      }
    } catch (ClosedWatchServiceException e) {
      LOG.log(Level.DEBUG, "The camera folder is no longer watched.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(
          Level.ERROR,
          "The camera folder cannot be read any more: "
              + folder
              + ". Make it readable and start the gate again.",
          e);
    }
  }

  private void look() throws IOException {
    for (Path file : pictures()) {
      take(file);
    }
  }

  /** The oldest first. Hidden files are still being written. */
  private List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !stuck.contains(file))
          .map(file -> new Dated(file, arrived(file)))
          .sorted(Comparator.comparing(Dated::arrived).thenComparing(Dated::file))
          .map(Dated::file)
          .toList();
    }
  }

  private static FileTime arrived(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private void take(Path file) {
    byte[] picture;
    try {
      picture = bytes(file);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      stuck.add(file);
      LOG.log(Level.WARNING, "A picture in the camera folder cannot be read: " + file, e);
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      stuck.add(file);
      LOG.log(Level.WARNING, "A picture in the camera folder cannot be removed: " + file, e);
    }
    eye.accept(picture);
  }

  /** No more than the eye needs in order to say that it is too large. */
  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(QrEye.MOST_BYTES + 1);
    }
  }

  @Override
  public void close() {
    try {
      watch.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The watch on the camera folder could not be ended.", e);
    }
  }

  private record Dated(Path file, FileTime arrived) {}
}
