package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void aDemoClearsWhatAnEarlierDemoLeft() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder first = DataFolder.take(data)) {
      Files.createDirectories(first.gate("cho"));
      Files.writeString(first.gate("cho").resolve("file"), "old");
    }
    try (DataFolder second = DataFolder.take(data)) {
      assertFalse(Files.exists(second.gate("cho")));
    }
  }

  @Test
  void aFolderWithSomethingElseInItIsLeftAlone() throws Exception {
    Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");
    assertEquals(
        Problem.FOLDER_IN_USE,
        assertThrows(ProvisioningException.class, () -> DataFolder.take(folder)).problem());
    assertTrue(Files.exists(thesis));
  }

  @Test
  void twoDemosNeverWorkInOneFolder() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder first = DataFolder.take(data)) {
      Files.createDirectories(first.gate("cho"));
      assertEquals(
          Problem.DEMO_RUNNING,
          assertThrows(ProvisioningException.class, () -> DataFolder.take(data)).problem());
      assertTrue(Files.exists(first.gate("cho")));
    }
  }
}
