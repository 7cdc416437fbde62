package vn.tram.provisioning.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import vn.tram.provisioning.street.Photo;

/**
 * The folder that is a box's camera. A box takes the pictures in their order, and each out of the
 * folder before it looks at it. For use by one thread at a time.
 */
final class Lens {
  private static final String HIDDEN = ".";

  /** No picture at all: a box answers that there is no card on it. */
  private static final Photo NOBODY = new Photo(new byte[0], ".png");

  private final Path folder;
  private int pictures;

  Lens(Path folder) {
    this.folder = folder;
  }

  /** Renamed into the folder when it is whole: half a picture is never seen. */
  void show(Photo photo) {
    String name = String.format("%08d", pictures++) + photo.suffix();
    Path draft = folder.resolve(HIDDEN + name);
    try {
      Files.write(draft, photo.bytes());
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the camera's folder cannot be written: " + folder, e);
    }
  }

  /**
   * Shows nobody, as the last one of all: when nothing {@link #waiting waits} any more, every
   * picture before it was not only taken but answered.
   */
  void showNobody() {
    show(NOBODY);
  }

  /** How many pictures the box has not taken yet. */
  long waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(HIDDEN)).count();
    }
  }
}
