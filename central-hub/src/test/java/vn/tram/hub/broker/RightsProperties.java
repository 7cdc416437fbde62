package vn.tram.hub.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.tram.hub.broker.Rights.Wish;
import vn.tram.protocol.wire.NodeName;

class RightsProperties {
  @Provide
  Arbitrary<NodeName> names() {
    return Arbitraries.of("gate", "gate-2", "hub", "a0", "0-0").map(NodeName::new);
  }

  @Provide
  Arbitrary<String> topics() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "tram",
            "1",
            "2",
            "+",
            "#",
            "gate",
            "gate-2",
            "hub",
            "a0",
            "batch",
            "state",
            "receipt",
            "order",
            "",
            "$share",
            "$sys.mqtt.retain.tram");
    return parts.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("/", list));
  }

  @Property
  void aNodeWritesItsOwnBatchesAndStateAndReadsItsOwnReceiptsAndOrdersAndNothingElse(
      @ForAll("names") NodeName name, @ForAll("topics") String topic) {
    var node = new Client.Node(name);
    String own = "tram/1/" + name + "/";
    boolean writes = topic.equals(own + "batch") || topic.equals(own + "state");
    boolean reads = topic.equals(own + "receipt") || topic.equals(own + "order");
    assertEquals(writes, Rights.grants(node, Wish.PUBLISH, topic), topic);
    assertEquals(reads, Rights.grants(node, Wish.SUBSCRIBE, topic), topic);
  }

  @Property
  void theHubNeverSpeaksForANodeAndReadsOnlyWhatNodesSay(@ForAll("topics") String topic) {
    var hub = new Client.Hub();
    boolean answers = topic.matches("tram/1/[a-z0-9][a-z0-9-]+/(receipt|order)");
    boolean reads = topic.equals("tram/1/+/batch") || topic.equals("tram/1/+/state");
    assertEquals(answers, Rights.grants(hub, Wish.PUBLISH, topic), topic);
    assertEquals(reads, Rights.grants(hub, Wish.SUBSCRIBE, topic), topic);
  }

  @Property
  void noNodeCallsItselfAHub(@ForAll("names") NodeName name) {
    var node = new Client.Node(name);
    assertEquals(name.value().equals("hub"), node.mayBeCalled("hub"));
    assertFalse(node.mayBeCalled("hub/1"));
    assertFalse(node.mayBeCalled(name + "/1"));
  }
}
