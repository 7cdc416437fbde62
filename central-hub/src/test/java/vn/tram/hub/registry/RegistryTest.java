package vn.tram.hub.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.protocol.wire.NodeName;

class RegistryTest {
  private static final NodeName NAME = new NodeName("cho-1");

  @TempDir Path folder;
  private TestHome home;
  private Registry registry;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
    registry = new Registry(folder.resolve("nodes"));
  }

  @Test
  void anEnrolledNodeIsFoundWithAllThatItsFileSays() {
    TestGate gate = home.enrol("cho-1");
    EnrolledNode node = registry.find(NAME).orElseThrow();
    assertEquals(NAME, node.name());
    assertEquals("cho-1-site", node.site());
    assertEquals("Chợ Thử", node.title());
    assertEquals("Chợ Thử", node.siteTitle(), "an earlier enrolment has one title for both");
    assertEquals("MARKET", node.kind());
    assertEquals(LocalTime.of(18, 0), node.closes());
    assertEquals(gate.signing().verifying(), node.signingKey());
    assertEquals(gate.identity().fingerprint(), node.certificate());
    assertEquals(List.of(node), registry.nodes());
  }

  @Test
  void aNodeCountsFromTheMomentItsFileIsThereUntilItIsGone() {
    assertEquals(Optional.empty(), registry.find(NAME));
    TestGate gate = home.enrol("cho-1");
    assertTrue(registry.find(NAME).isPresent());
    home.strike(gate);
    assertEquals(Optional.empty(), registry.find(NAME));
  }

  @Test
  void aFileThatIsNoEnrolmentOfItsNodeEnrolsNobody() {
    home.enrol("cho-2");
    for (String broken :
        List.of(
            "",
            "no json",
            "{}",
            "[]",
            "{\"node\": \"cho-1\"}",
            // Another node's enrolment under this name.
            "{\"node\":\"cho-2\",\"site\":\"s\",\"title\":\"t\",\"kind\":\"OFFICE\","
                + "\"closes\":\"18:00\",\"signingKey\":\"00\",\"certificate\":\"00\","
                + "\"enrolled\":\"2026-01-01T00:00:00Z\"}")) {
      home.write("nodes/cho-1.json", broken);
      assertEquals(Optional.empty(), registry.find(NAME), broken);
    }
    assertEquals(1, registry.nodes().size());
  }

  @Test
  void whatIsNoNodesFileIsPassedOver() {
    home.enrol("cho-1");
    home.write("nodes/.cho-2.json-draft", "half");
    home.write("nodes/README", "words");
    home.write("nodes/..json", "odd");
    assertEquals(1, registry.nodes().size());
  }

  @Test
  void aFolderThatIsNotThereYetHoldsNobody() {
    assertEquals(List.of(), new Registry(folder.resolve("later")).nodes());
  }
}
