package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.provisioning.demo.Standing.Count;

class StandingTest {

  @Test
  void whatWaitsIsSaidGateByGate() {
    assertEquals(
        "beeps 12  merged 9  waiting: Chợ 2, Trường 1",
        line(count("Trường", 5, 4), count("Chợ", 7, 5)));
  }

  @Test
  void aCheckInWithoutABeepIsNoneOfTheMerged() {
    assertEquals(
        "beeps 6  merged 5  committed without a beep: 1  waiting: Chợ 1",
        line(count("Trường", 3, 4), count("Chợ", 3, 2)));
  }

  @Test
  void whereAllHasArrivedNothingElseIsSaid() {
    assertEquals("beeps 3  merged 3", line(count("Trường", 3, 3)));
  }

  private static Count count(String title, long beeps, long held) {
    return new Count(title, beeps, held);
  }

  private static String line(Count... gates) {
    return Standing.of(List.of(gates)).line();
  }
}
