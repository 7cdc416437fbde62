package vn.tram.hub.carry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tram.hub.route.Carried;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.NodeName;

/** The receipts for one file: of each node, journal and nonce the furthest, since they add up. */
final class ReceiptBook {
  /** A file of ours has one nonce; beyond these the node asks again. */
  private static final int MOST = 4_096;

  private record Key(NodeName node, long epoch, long nonce) {}

  private record Answer(long durable, byte[] signed) {}

  private final Map<Key, Answer> best = new LinkedHashMap<>();

  void add(Carried.Judged judged) {
    Header header = judged.header();
    var key = new Key(header.node(), header.epoch(), header.nonce());
    var answer = new Answer(judged.receipt().durable(), judged.signed());
    if (best.size() < MOST || best.containsKey(key)) {
      best.merge(key, answer, (one, next) -> next.durable() < one.durable() ? one : next);
    }
  }

  /**
   * The receipt file; nothing where there is no receipt. A gate without a network hears from it
   * alone that the hub has another key: what says so stands in front of what the other key signed.
   */
  Optional<byte[]> file(Function<NodeName, Optional<byte[]>> orders) {
    if (best.isEmpty()) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream();
    try {
      var writer = new CarryWriter(bytes, CarryKind.RECEIPTS);
      for (NodeName node : best.keySet().stream().map(Key::node).distinct().toList()) {
        Optional<byte[]> order = orders.apply(node);
        if (order.isPresent()) {
          writer.add(order.get());
        }
      }
      for (Answer answer : best.values()) {
        writer.add(answer.signed());
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Optional.of(bytes.toByteArray());
  }
}
