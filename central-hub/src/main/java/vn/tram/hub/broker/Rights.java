package vn.tram.hub.broker;

import java.util.Optional;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Topics;

/** Who may do what on which topic; everything that is not named here is refused. */
final class Rights {
  private Rights() {}

  /** What a client wants of a topic. */
  enum Wish {
    PUBLISH,
    SUBSCRIBE
  }

  /**
   * Whether the client may.
   *
   * @param topic a topic name or filter
   */
  static boolean grants(Client client, Wish wish, String topic) {
    return switch (client) {
      case Client.Node(NodeName name) ->
          switch (wish) {
            case PUBLISH ->
                topic.equals(Topics.batch(name))
                    || topic.equals(Topics.state(name))
                    || topic.equals(Topics.request(name));
            case SUBSCRIBE ->
                topic.equals(Topics.receipt(name)) || topic.equals(Topics.order(name));
          };
      case Client.Hub() ->
          switch (wish) {
            case PUBLISH -> {
              Optional<NodeName> node = Topics.nodeOf(topic);
              yield node.map(n -> topic.equals(Topics.receipt(n)) || topic.equals(Topics.order(n)))
                  .orElse(false);
            }
            case SUBSCRIBE ->
                topic.equals(Topics.ALL_BATCHES)
                    || topic.equals(Topics.ALL_STATES)
                    || topic.equals(Topics.ALL_REQUESTS);
          };
    };
  }
}
