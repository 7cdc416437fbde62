package vn.tram.protocol.seal;

import java.nio.charset.StandardCharsets;
import vn.tram.protocol.wire.NodeName;

/**
 * The place of an entry in the world's journals. What is sealed is bound to it, so that it opens
 * nowhere else.
 *
 * @param node whose journal
 * @param epoch which journal of the node
 * @param seq which entry
 */
public record Place(NodeName node, long epoch, long seq) {

  /** {@code node|epoch|seq}, numbers in decimal. */
  byte[] associatedData() {
    return (node + "|" + epoch + "|" + seq).getBytes(StandardCharsets.US_ASCII);
  }
}
