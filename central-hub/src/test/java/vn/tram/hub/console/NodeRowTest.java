package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hub.query.NodeView;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.PartState;

/** What an officer reads of the boxes out there. */
class NodeRowTest {
  private static final PartState LOST = new PartState("in", PartState.SCANNER, 6);

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachCodeHasWordsAndOneOfANewerGateStaysANumber(Language language) {
    Texts texts = Texts.of(language);
    for (int kind = 1; kind <= 9; kind++) {
      for (int fault = 1; fault <= 18; fault++) {
        List<String> words = row("box", true, new PartState("in", kind, fault)).failing(texts);
        assertEquals(1, words.size(), words::toString);
        assertFalse(words.getFirst().contains("{"), words::toString);
        assertEquals(fault == 18, words.getFirst().contains("18"), words::toString);
      }
    }
  }

  @Test
  void aGateIsAlarmingWhileItIsThereAndReadsNoCardOrLetsNobodyIn() {
    var full = new PartState("journal", PartState.JOURNAL, 17);
    var works = new PartState("out", PartState.SCANNER, PartState.WORKING);
    List<NodeRow> rows =
        List.of(
            row("blind", true, LOST),
            row("one-eyed", true, LOST, works),
            row("gone", false, LOST),
            row("full", true, full, works),
            row("plain", true));
    assertEquals(List.of("blind"), NodeRow.blind(rows));
    assertEquals(List.of("full"), NodeRow.full(rows));
  }

  @Test
  void aFaultThatManyPartsShareIsSaidOnceWithTheNamesOfAll() {
    NodeRow row =
        row(
            "box",
            true,
            new PartState("works", PartState.SCANNER, PartState.WORKING),
            new PartState("in", PartState.SCANNER, 1),
            new PartState("green", 4, 7),
            new PartState("screen", 2, 7),
            new PartState("red", 4, 7));
    assertEquals(
        List.of(
            "Not working: Scanner \"in\" (the device is not there)",
            "Not working: Lamp \"green\", \"red\", Display \"screen\" (the board is not known)"),
        row.failing(Texts.of(Language.EN)));
  }

  private static NodeRow row(String name, boolean online, PartState... parts) {
    var node = new NodeName(name);
    var state =
        new NodeState(node, online, "1", 1, 1, 1, 1, 1, OptionalInt.empty(), List.of(parts));
    var site = new Site(name, name, "MARKET", new Policy.Stays(Duration.ofHours(1)));
    return new NodeRow(
        new NodeView(
            node,
            name,
            site,
            Optional.of(state),
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            List.of()),
        Instant.EPOCH);
  }
}
