package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;

class CasesTest {
  private static final NodeName MARKET = new NodeName("cho");
  private static final NodeName SCHOOL = new NodeName("truong");

  @Test
  void whoMetTheMostOthersMakesTheStory() {
    List<Beep> beeps =
        List.of(
            in(MARKET, "lan", 0),
            in(MARKET, "hung", 5),
            out(MARKET, "lan", 10),
            in(MARKET, "mai", 20),
            out(MARKET, "hung", 30),
            out(MARKET, "mai", 40));
    assertEquals(Optional.of("hung"), Cases.mostMet(beeps));
  }

  @Test
  void atTwoSitesNobodyMeets() {
    List<Beep> beeps =
        List.of(
            in(MARKET, "lan", 0),
            in(SCHOOL, "hung", 5),
            out(MARKET, "lan", 10),
            out(SCHOOL, "hung", 15));
    assertEquals(Optional.empty(), Cases.mostMet(beeps));
  }

  @Test
  void whoIsStillInsideHasNotStayedYet() {
    assertEquals(List.of(), Cases.stays(List.of(in(MARKET, "lan", 0))));
  }

  @Test
  void theOrderInWhichBeepsAreToldMakesNoDifference() {
    List<Beep> beeps = List.of(out(MARKET, "lan", 10), in(MARKET, "lan", 0));
    assertEquals(List.of(new Cases.Stay(MARKET, "lan", at(0), at(10))), Cases.stays(beeps));
  }

  private static Beep in(NodeName node, String digest, int second) {
    return new Beep(node, at(second), Direction.IN, digest);
  }

  private static Beep out(NodeName node, String digest, int second) {
    return new Beep(node, at(second), Direction.OUT, digest);
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(1_000 + second);
  }
}
