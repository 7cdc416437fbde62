package vn.tram.hub.route;

import java.util.Optional;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.registry.EnrolledNode;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.order.RequestCodec;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** Tells what a message is worth. The broker's word counts for nothing, only signatures do. */
final class Judge {
  private final Registry registry;

  Judge(Registry registry) {
    this.registry = registry;
  }

  Verdict batch(Incoming incoming) {
    try {
      return batch(sender(incoming), incoming.bytes().toArray());
    } catch (WireException e) {
      return new Verdict.Refused(e);
    }
  }

  /** A batch that came without a topic: the sender is whom it names, if his key verifies it. */
  Verdict carried(Incoming incoming) {
    try {
      byte[] bytes = incoming.bytes().toArray();
      NodeName name = BatchCodec.claimedSender(bytes);
      return batch(registry.find(name).orElseThrow(() -> stranger(Optional.of(name))), bytes);
    } catch (WireException e) {
      return new Verdict.Refused(e);
    }
  }

  private static Verdict batch(EnrolledNode node, byte[] bytes) {
    try {
      BatchCodec.Opened opened = BatchCodec.open(bytes, node.name(), node.signingKey());
      try {
        return new Verdict.Accepted(node, opened, BatchCodec.unpack(opened));
      } catch (WireException e) {
        return new Verdict.Puzzling(node, opened, e);
      }
    } catch (WireException e) {
      return new Verdict.Refused(e);
    }
  }

  /**
   * A state and who told it.
   *
   * @param node who signed it
   * @param state what it says
   */
  record Told(EnrolledNode node, NodeState state) {}

  /**
   * The state that a node tells.
   *
   * @throws WireException when this node did not sign it
   */
  Told state(Incoming incoming) throws WireException {
    EnrolledNode node = sender(incoming);
    byte[] bytes = incoming.bytes().toArray();
    return new Told(node, NodeStateCodec.decode(bytes, node.name(), node.signingKey()));
  }

  /**
   * A request and who signed it.
   *
   * @param node who asks
   * @param request what for
   */
  record Asked(EnrolledNode node, Request request) {}

  /**
   * The request that a node makes.
   *
   * @throws WireException when this node did not sign it
   */
  Asked request(Incoming incoming) throws WireException {
    EnrolledNode node = sender(incoming);
    byte[] bytes = incoming.bytes().toArray();
    return new Asked(node, RequestCodec.decode(bytes, node.name(), node.signingKey()));
  }

  private EnrolledNode sender(Incoming incoming) throws WireException {
    Optional<NodeName> name = Topics.nodeOf(incoming.topic());
    return name.flatMap(registry::find).orElseThrow(() -> stranger(name));
  }

  private WireException stranger(Optional<NodeName> name) {
    return name.flatMap(registry::papers).flatMap(Papers::revoked).isPresent()
        ? new WireException(Reason.REVOKED, name.get() + " was put out")
        : new WireException(
            Reason.FOREIGN_NODE,
            name.map(n -> n + " is not enrolled with this hub")
                .orElse("the topic belongs to no node"));
  }
}
