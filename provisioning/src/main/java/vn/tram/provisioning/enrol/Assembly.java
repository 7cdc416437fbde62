package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * A folder that is put together beside its place and moved there whole: whatever goes wrong before
 * {@link #finish} leaves nothing at the place, and {@link #close} clears the rest away.
 */
final class Assembly implements AutoCloseable {
  private final Path target;
  private final Path draft;

  private Assembly(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /** Begins a folder for a place that holds nothing yet. */
  static Assembly of(Path target) throws ProvisioningException {
    Path place = target.toAbsolutePath().normalize();
    try {
      if (inUse(place)) {
        throw new ProvisioningException(Problem.FOLDER_IN_USE, target);
      }
      return new Assembly(place, PrivateFiles.folderBeside(place));
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, target);
    }
  }

  /** Where to write. */
  Path draft() {
    return draft;
  }

  /** Puts the folder into its place. */
  void finish() throws ProvisioningException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ProvisioningException(e, Problem.FOLDER_IN_USE, target);
    }
  }

  @Override
  public void close() throws ProvisioningException {
    try {
      PrivateFiles.remove(draft);
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, draft);
    }
  }

  private static boolean inUse(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }
    try (Stream<Path> content = Files.list(place)) {
      return content.findAny().isPresent();
    }
  }
}
