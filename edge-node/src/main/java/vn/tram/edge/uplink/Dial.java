package vn.tram.edge.uplink;

import java.net.URI;
import javax.net.ssl.SSLSocketFactory;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Topics;

/**
 * Where to connect, and how.
 *
 * @param node who connects
 * @param broker {@code ssl://host:port}
 * @param sockets with the node's certificate and trust
 * @param timing how patiently
 */
record Dial(NodeName node, URI broker, SSLSocketFactory sockets, Timing timing) {

  String stateTopic() {
    return Topics.state(node);
  }
}
