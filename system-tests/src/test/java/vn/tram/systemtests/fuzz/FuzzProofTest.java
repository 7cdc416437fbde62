package vn.tram.systemtests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FuzzProofTest {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path TESTS =
      Path.of("..", "protocol", "target", "test-classes").toAbsolutePath().normalize();
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @Test
  @EnabledOnOs(OS.LINUX)
  void afterTenSecondsNothingBroke() throws Exception {
    List<String> words = new ArrayList<>();
    long seed = 1 + new SecureRandom().nextInt(1_000_000_000);
    FuzzFigures figures =
        new FuzzProof(TESTS, CLASS_PATH, TARGET.resolve("findings"), seed, words::add)
            .shortly(TARGET.resolve("proof"), 10);
    assertTrue(figures.kept(), () -> figures.line() + " " + words);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anInputThatBreaksIsAFindingAndStays() throws Exception {
    Path folder = Files.createDirectories(TARGET.resolve("proof").resolve("breaking"));
    Path findings = TARGET.resolve("proof").resolve("made-findings");
    var jazzer = new Jazzer(TARGET.resolve("test-classes") + ":" + CLASS_PATH, findings);
    var breaking = new Target("breaking", BreakingFuzz.class.getName());
    Files.write(folder.resolve("seed"), BreakingFuzz.BREAKS);
    Jazzer.Outcome outcome = jazzer.run(breaking, folder, folder, Effort.ofExecutions(100), 1);
    assertEquals(
        new String(BreakingFuzz.BREAKS), new String(Files.readAllBytes(outcome.finding().get())));
  }
}
