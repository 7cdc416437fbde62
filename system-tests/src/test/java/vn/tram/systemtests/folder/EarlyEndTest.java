package vn.tram.systemtests.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EarlyEndTest {

  @Test
  void aProofThatIsToldToEndLeavesNoProgramAndNoFolder() throws Exception {
    Process proof = proof("forever");
    try (BufferedReader lines = proof.inputReader()) {
      Path folder = Path.of(lines.readLine());
      ProcessHandle program = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertTrue(Files.isDirectory(folder));
      proof.toHandle().destroy();
      assertEquals(128 + 15, proof.waitFor());
      program.onExit().get(10, TimeUnit.SECONDS);
      assertTrue(Files.notExists(folder), folder.toString());
    } finally {
      proof.destroyForcibly();
    }
  }

  @Test
  void aProofThatFailedKeepsItsFolderToBeLookedAt() throws Exception {
    Process proof = proof("fails");
    try (BufferedReader lines = proof.inputReader()) {
      Path folder = Path.of(lines.readLine());
      assertEquals(3, proof.waitFor());
      assertTrue(Files.isDirectory(folder));
      new WorkFolder(folder).close();
      assertFalse(Files.exists(folder));
    } finally {
      proof.destroyForcibly();
    }
  }

  private static Process proof(String kind) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Stubborn.class.getName(),
            kind)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A proof that starts a program, and tidies nothing up by itself. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] arguments) {
      System.exit(EarlyEnd.guard(() -> prove(arguments[0])));
    }

    private static int prove(String kind) {
      try {
        WorkFolder folder = WorkFolder.make(Path.of("target", "early-end"), "work");
        Files.writeString(Files.createDirectory(folder.path().resolve("sub")).resolve("f"), "x");
        System.out.println(folder.path());
        if (kind.equals("fails")) {
          return 3;
        }
        System.out.println(new ProcessBuilder("sleep", "600").start().pid());
        new CountDownLatch(1).await();
        return 0;
      } catch (Exception e) {
        return 1;
      }
    }
  }
}
