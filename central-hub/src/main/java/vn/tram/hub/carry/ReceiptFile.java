package vn.tram.hub.carry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/**
 * How far the receipts in a file go. A gate that waits for one must not get a poorer one in its
 * place, because somebody read a torn copy of its file once more.
 */
public final class ReceiptFile {
  /** No file of ours has as many; whoever fills one with rubbish must not keep anybody busy. */
  private static final int MOST = 10_000;

  private record Trip(NodeName node, long epoch, long nonce) {}

  private final Map<Trip, Long> durable;

  private ReceiptFile(Map<Trip, Long> durable) {
    this.durable = durable;
  }

  /**
   * What the whole messages in a file say. What this hub did not sign says nothing.
   *
   * @param file stays open
   * @param keys of this hub
   * @throws IOException when the medium fails
   */
  public static ReceiptFile of(InputStream file, List<VerifyingKey> keys) throws IOException {
    Map<Trip, Long> durable = new HashMap<>();
    var reader = new CarryReader(file, CarryKind.RECEIPTS);
    Optional<byte[]> message = reader.next();
    while (message.isPresent() && reader.messages() <= MOST) {
      receipt(message.get(), keys)
          .ifPresent(
              said ->
                  durable.merge(
                      new Trip(said.node(), said.epoch(), said.nonce()),
                      said.durable(),
                      Math::max));
      message = reader.next();
    }
    return new ReceiptFile(durable);
  }

  /** Whether this file acknowledges at least what another does. */
  public boolean replaces(ReceiptFile other) {
    return other.durable.entrySet().stream()
        .allMatch(said -> durable.getOrDefault(said.getKey(), -1L) >= said.getValue());
  }

  /**
   * As {@link #of(InputStream, List)}, for a file on a disk.
   *
   * @throws IOException when the medium fails
   */
  public static ReceiptFile of(Path file, List<VerifyingKey> keys) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return of(in, keys);
    }
  }

  private static Optional<Receipt> receipt(byte[] message, List<VerifyingKey> keys) {
    for (VerifyingKey key : keys) {
      try {
        return Optional.of(ReceiptCodec.decode(message, key));
      } catch (WireException e) {
        // An order, a receipt under the hub's other key, or somebody else's: the next key tells.
        continue;
      }
    }
    return Optional.empty();
  }
}
