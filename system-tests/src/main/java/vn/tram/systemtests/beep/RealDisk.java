package vn.tram.systemtests.beep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import vn.tram.systemtests.text.ProofException;

/**
 * Tells folders on a disk from folders in memory, where a flush costs nothing and proves nothing.
 */
final class RealDisk {
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs", "hugetlbfs");

  private RealDisk() {}

  /**
   * Makes the folder if it is missing.
   *
   * @throws ProofException when it cannot be made or lies in memory
   */
  static Path folder(Path folder) throws ProofException {
    try {
      Path made = Files.createDirectories(folder.toAbsolutePath());
      String type = Files.getFileStore(made).type();
      if (IN_MEMORY.contains(type)) {
        throw new ProofException("in-memory", folder, type);
      }
      return made;
    } catch (IOException e) {
      throw new ProofException(e, "folder-not-writable", folder);
    }
  }
}
