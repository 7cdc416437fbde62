package vn.tram.hub.carry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tram.hub.route.Carried;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.NodeName;

/** The receipts for one file: of each node, journal and nonce the latest, since they add up. */
final class ReceiptBook {
  /** A file of ours has one nonce; beyond these the node asks again. */
  private static final int MOST = 4_096;

  private record Key(NodeName node, long epoch, long nonce) {}

  private final Map<Key, byte[]> latest = new LinkedHashMap<>();

  void add(Carried.Judged judged) {
    Header header = judged.header();
    var key = new Key(header.node(), header.epoch(), header.nonce());
    if (latest.size() < MOST || latest.containsKey(key)) {
      latest.put(key, judged.signed());
    }
  }

  /** The receipt file. */
  byte[] file() {
    var bytes = new ByteArrayOutputStream();
    try {
      var writer = new CarryWriter(bytes, CarryKind.RECEIPTS);
      for (byte[] receipt : latest.values()) {
        writer.add(receipt);
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
