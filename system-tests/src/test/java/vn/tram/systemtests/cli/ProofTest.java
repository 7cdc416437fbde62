package vn.tram.systemtests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
  @ParameterizedTest
  @ValueSource(strings = {"beep", "drain", "start"})
  void everyBenchExplainsItself(String bench) {
    assertEquals(0, Proof.run("bench", bench, "--help"));
  }

  @Test
  void anUnknownBenchIsWrongUse() {
    assertEquals(2, Proof.run("bench", "coffee"));
  }

  @Test
  void aFolderThatCannotBeMadeEndsWithAStatusThatIsNotZero() {
    assertEquals(1, Proof.run("bench", "beep", "--dir", "/proc/nowhere"));
  }
}
