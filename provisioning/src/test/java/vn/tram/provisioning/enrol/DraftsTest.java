package vn.tram.provisioning.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
  @TempDir Path parent;

  @Test
  void whatAKilledEnrolmentLeftGoesWithTheNextAndNothingElse() throws Exception {
    long gone = deadProcess();
    long alive = ProcessHandle.current().pid();
    Path dead = Files.createDirectories(parent.resolve(".kk-16-draft-" + gone + "-00000000/keys"));
    Files.writeString(dead.resolve("password"), "x");
    Files.createDirectory(parent.resolve(".kk-16-draft-" + alive + "-00000000"));
    Files.createDirectory(parent.resolve(".kk-1-draft-" + gone + "-00000000"));
    Files.createDirectory(parent.resolve(".kk-16-draft-photos"));
    Path target = parent.resolve("kk-16");
    try (Assembly assembly = Assembly.of(target)) {
      assembly.finish();
    }
    assertEquals(
        Set.of(
            "kk-16",
            ".kk-16-draft-" + alive + "-00000000",
            ".kk-1-draft-" + gone + "-00000000",
            ".kk-16-draft-photos"),
        names());
  }

  @Test
  void aDraftIsFoundByTheOneThatComesAfterItsProcess() throws Exception {
    Path draft = Drafts.beside(parent.resolve("kk-16"));
    String ours = Long.toString(ProcessHandle.current().pid());
    String theirs =
        draft.getFileName().toString().replace("-" + ours + "-", "-" + deadProcess() + "-");
    Files.createDirectory(parent.resolve(theirs));
    Drafts.sweep(parent.resolve("kk-16"));
    assertEquals(Set.of(), names());
  }

  @Test
  void aFullDiskIsToldFromAMissingRight() {
    long much = 1L << 30;
    var full = new FileSystemException("/a/b", null, "No space left on device");
    assertTrue(Unwritable.full(full, much));
    assertTrue(Unwritable.full(new IOException("Disk quota exceeded"), much));
    assertTrue(Unwritable.full(new IOException("Không còn chỗ"), 4096));
    var denied = new FileSystemException("/a/b", null, "Permission denied");
    assertEquals(false, Unwritable.full(denied, much));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static long deadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
