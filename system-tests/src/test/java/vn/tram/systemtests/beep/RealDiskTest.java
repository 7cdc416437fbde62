package vn.tram.systemtests.beep;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.systemtests.text.ProofException;

class RealDiskTest {
  @Test
  void aFolderInMemoryIsRefusedWithASentence() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory) && Files.getFileStore(memory).type().equals("tmpfs"));
    var refused = assertThrows(ProofException.class, () -> RealDisk.folder(memory));
    assertTrue(refused.getMessage().contains("/dev/shm lies in memory"), refused.getMessage());
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithASentence(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var refused = assertThrows(ProofException.class, () -> RealDisk.folder(file.resolve("below")));
    assertTrue(refused.getMessage().contains("cannot be made"), refused.getMessage());
  }
}
