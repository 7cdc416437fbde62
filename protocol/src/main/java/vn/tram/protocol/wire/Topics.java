package vn.tram.protocol.wire;

import java.util.Optional;

/** The topics of protocol version 1. */
public final class Topics {
  private static final String ROOT = "tram/1/";

  /** What the hub subscribes to for batches. */
  public static final String ALL_BATCHES = ROOT + "+/batch";

  /** What the hub subscribes to for states. */
  public static final String ALL_STATES = ROOT + "+/state";

  /** What the hub subscribes to for requests. */
  public static final String ALL_REQUESTS = ROOT + "+/request";

  private Topics() {}

  public static String batch(NodeName node) {
    return ROOT + node + "/batch";
  }

  public static String receipt(NodeName node) {
    return ROOT + node + "/receipt";
  }

  public static String state(NodeName node) {
    return ROOT + node + "/state";
  }

  public static String order(NodeName node) {
    return ROOT + node + "/order";
  }

  public static String request(NodeName node) {
    return ROOT + node + "/request";
  }

  /** The node that a topic belongs to, or nothing when it is no topic of this protocol. */
  public static Optional<NodeName> nodeOf(String topic) {
    String[] parts = topic.split("/", -1);
    if (parts.length != 4 || !topic.startsWith(ROOT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NodeName(parts[2]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
