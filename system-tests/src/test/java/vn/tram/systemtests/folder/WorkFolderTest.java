package vn.tram.systemtests.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.systemtests.text.ProofException;

class WorkFolderTest {
  @Test
  void aFolderInMemoryIsRefusedWithASentence() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory) && Files.getFileStore(memory).type().equals("tmpfs"));
    var refused = assertThrows(ProofException.class, () -> WorkFolder.make(memory, "x"));
    assertTrue(refused.getMessage().contains("/dev/shm lies in memory"), refused.getMessage());
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithASentence(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var refused =
        assertThrows(ProofException.class, () -> WorkFolder.make(file.resolve("below"), "x"));
    assertTrue(refused.getMessage().contains("cannot be made"), refused.getMessage());
  }

  @Test
  void whatWasInItIsGoneAfterwards(@TempDir Path below) throws Exception {
    try (WorkFolder folder = WorkFolder.make(below, "x")) {
      Files.createFile(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"));
    }
    try (var left = Files.list(below)) {
      assertEquals(0, left.count());
    }
  }
}
