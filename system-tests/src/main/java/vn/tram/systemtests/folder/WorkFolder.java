package vn.tram.systemtests.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.tram.systemtests.text.ProofException;

/**
 * A new folder on a disk, removed when it is closed. In memory a flush costs nothing and proves
 * nothing.
 *
 * @param path of the folder
 */
public record WorkFolder(Path path) implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WorkFolder.class.getName());

  /** Those that were made and not closed yet. */
  private static final Set<WorkFolder> OPEN = ConcurrentHashMap.newKeySet();

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs", "hugetlbfs");

  /**
   * A new folder.
   *
   * @param below is made if it is missing
   * @param name which the folder's own begins with
   * @throws ProofException when it cannot be made or lies in memory
   */
  public static WorkFolder make(Path below, String name) throws ProofException {
    try {
      Path parent = Files.createDirectories(below.toAbsolutePath().normalize());
      String type = Files.getFileStore(parent).type();
      if (IN_MEMORY.contains(type)) {
        throw new ProofException("in-memory", below, type);
      }
      return below(parent, name);
    } catch (IOException e) {
      throw new ProofException(e, "folder-not-writable", below);
    }
  }

  /** A new folder on whatever disk there is. */
  public static WorkFolder below(Path parent, String name) throws IOException {
    var folder = new WorkFolder(Files.createTempDirectory(parent, name + "-"));
    OPEN.add(folder);
    return folder;
  }

  /** Removes those that nobody has closed; what cannot be removed stays and is told. */
  static void removeAll() {
    for (WorkFolder folder : OPEN) {
      try {
        folder.close();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "the folder " + folder.path + " stays", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.notExists(path)) {
      OPEN.remove(this);
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
    OPEN.remove(this);
  }
}
