package vn.tram.systemtests.beep;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeepBenchTest {
  @Test
  void everyScanOfTheBenchIsAnsweredGreen(@TempDir Path folder) throws Exception {
    assumeFalse(Files.getFileStore(folder).type().equals("tmpfs"), "a disk is needed");
    BeepFigures figures = new BeepBench(20, 40, 10).run(folder);
    assertTrue(figures.line().matches("beep:( [a-z0-9-]+=[0-9.]+){6}"), figures.line());
  }
}
