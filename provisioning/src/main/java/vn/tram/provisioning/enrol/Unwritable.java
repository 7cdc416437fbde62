package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** Why something cannot be written: a full disk is mended in another way than a missing right. */
public final class Unwritable {
  /** Less than that is taken for full: some file systems keep the last block for themselves. */
  static final long LITTLE = 64 << 10;

  private Unwritable() {}

  /**
   * What to tell.
   *
   * @param otherwise what it is where the disk is not full; about the same path
   */
  public static ProvisioningException of(IOException failure, Problem otherwise, Path path) {
    return new ProvisioningException(
        failure, full(failure, room(path)) ? Problem.DISK_FULL : otherwise, path);
  }

  /**
   * Whether the disk is full: by the system's words, which are English in most places only, or by
   * what is left.
   *
   * @param room bytes
   */
  static boolean full(IOException failure, long room) {
    String words = String.valueOf(failure.getMessage());
    return words.contains("No space left")
        || words.contains("Disk quota exceeded")
        || room < LITTLE;
  }

  private static long room(Path path) {
    for (Path at = path.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        try {
          return Files.getFileStore(at).getUsableSpace();
        } catch (IOException e) {
          return Long.MAX_VALUE;
        }
      }
    }
    return Long.MAX_VALUE;
  }
}
