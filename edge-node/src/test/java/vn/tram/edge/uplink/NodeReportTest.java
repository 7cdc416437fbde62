package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;

/** What is worth a message to the hub's people. */
class NodeReportTest {

  @Test
  void aDayOfLiveCheckInsIsNoNews() {
    assertFalse(NodeReport.noticeable(state(100, 100, 5, 450), state(9_000, 8_998, 5, 460)));
  }

  @Test
  void aBacklogThatGrowsOrGoesIsNews() {
    assertTrue(NodeReport.noticeable(state(100, 100, 5, 450), state(120, 100, 5, 450)));
    assertTrue(NodeReport.noticeable(state(900, 100, 5, 450), state(900, 900, 5, 450)));
  }

  @Test
  void aClockThatIsFoundOrRunsAwayIsNews() {
    assertTrue(NodeReport.noticeable(state(9, 9, -1, 450), state(9, 9, 5, 450)));
    assertTrue(NodeReport.noticeable(state(9, 9, 5, 450), state(9, 9, 500, 450)));
    assertFalse(NodeReport.noticeable(state(9, 9, 500, 450), state(9, 9, 501, 450)));
  }

  @Test
  void threeDegreesAreNewsAndOneIsNot() {
    assertTrue(NodeReport.noticeable(state(9, 9, 5, 450), state(9, 9, 5, 480)));
    assertFalse(NodeReport.noticeable(state(9, 9, 5, 450), state(9, 9, 5, 460)));
  }

  @Test
  void theKernelsThermometerCountsThousandths(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("temp"), "48312\n");
    assertEquals(OptionalInt.of(483), new Thermometer(file).tenths());
    Files.writeString(file, "hot");
    assertEquals(OptionalInt.empty(), new Thermometer(file).tenths());
    assertEquals(OptionalInt.empty(), new Thermometer(folder.resolve("none")).tenths());
  }

  private static NodeState state(long lastSeq, long acknowledged, long clockError, int tenths) {
    return new NodeState(
        new NodeName("market-1"),
        true,
        "0.1.0",
        7,
        lastSeq,
        acknowledged,
        1_000_000,
        clockError,
        OptionalInt.of(tenths));
  }
}
