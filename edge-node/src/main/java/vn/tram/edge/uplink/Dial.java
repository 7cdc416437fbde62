package vn.tram.edge.uplink;

import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Topics;

/**
 * Where to connect, and how.
 *
 * @param node who connects
 * @param broker {@code ssl://host:port}
 * @param sockets with the node's certificate and trust, made afresh for each connection: a TLS
 *     session that is resumed is not judged again, though the node may know the time by now
 * @param timing how patiently
 */
record Dial(NodeName node, URI broker, Supplier<SSLSocketFactory> sockets, Timing timing) {

  String stateTopic() {
    return Topics.state(node);
  }
}
