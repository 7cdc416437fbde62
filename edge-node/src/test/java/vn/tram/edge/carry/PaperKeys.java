package vn.tram.edge.carry;

import java.util.List;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** A hub's keys as a node knows them that obeys newer orders only. */
final class PaperKeys implements Carrier.Hub {
  private final NodeName node;
  private List<VerifyingKey> keys;
  private long number;

  PaperKeys(NodeName node, VerifyingKey enrolled) {
    this.node = node;
    this.keys = List.of(enrolled);
  }

  @Override
  public List<VerifyingKey> keys() {
    return keys;
  }

  @Override
  public void obey(byte[] order) throws WireException {
    Order heard = OrderCodec.decode(order, node, keys.getFirst());
    if (heard.number() > number) {
      keys = heard.hub();
      number = heard.number();
    }
  }
}
