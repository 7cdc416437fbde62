package vn.tram.edge.uplink;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.PartState;
import vn.tram.protocol.wire.SigningKey;

/**
 * Who a node is and whom it talks to.
 *
 * @param node its name, the same as in its certificate
 * @param software the version of the gate program
 * @param broker {@code ssl://host:port}
 * @param allegiance how it and its hub know each other
 * @param signing signs what it sends
 * @param timing how patient it is
 * @param parts how the parts of its box are now, at most {@link PartState#MOST}
 */
public record UplinkSettings(
    NodeName node,
    String software,
    URI broker,
    Allegiance allegiance,
    SigningKey signing,
    Timing timing,
    Supplier<List<PartState>> parts) {

  /** A node without parts. */
  public UplinkSettings(
      NodeName node,
      String software,
      URI broker,
      Allegiance allegiance,
      SigningKey signing,
      Timing timing) {
    this(node, software, broker, allegiance, signing, timing, List::of);
  }
}
