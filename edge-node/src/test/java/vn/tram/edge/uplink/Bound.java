package vn.tram.edge.uplink;

import java.util.List;
import java.util.Optional;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * Bound to a hub that never changes anything.
 *
 * @param identity what the node proves its name with
 * @param key verifies receipts
 */
record Bound(TlsIdentity identity, VerifyingKey key) implements Allegiance {
  @Override
  public List<VerifyingKey> hub() {
    return List.of(key);
  }

  @Override
  public boolean obey(byte[] order) {
    return false;
  }

  @Override
  public Optional<byte[]> request(Moment now) {
    return Optional.empty();
  }

  @Override
  public void proven() {
    // One identity for ever.
  }

  @Override
  public void unproven() {
    // One identity for ever.
  }
}
