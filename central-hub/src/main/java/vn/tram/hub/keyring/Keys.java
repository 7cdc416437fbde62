package vn.tram.hub.keyring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * The keys as they are at one moment.
 *
 * @param signing signs receipts and orders
 * @param verifying its public half, then that of the key before where its receipts still count
 * @param successions from the first key to the one in force
 * @param seal what nodes are to seal their next data key to
 * @param seals every seal key that there ever was, by its id, {@code seal} among them
 * @param rotated when the last rotation was, milliseconds since 1970; 0 when there was none
 */
public record Keys(
    SigningKey signing,
    List<VerifyingKey> verifying,
    List<Succession> successions,
    HubSealKey seal,
    Map<Integer, HubSealKey> seals,
    long rotated) {
  public Keys {
    verifying = List.copyOf(verifying);
    successions = List.copyOf(successions);
    seals = Map.copyOf(seals);
  }

  /** The seal key of this id, if the hub has it. */
  public Optional<HubSealKey> seal(int id) {
    return Optional.ofNullable(seals.get(id));
  }

  /** Nothing: all of it is secret. */
  @Override
  public String toString() {
    return "keys";
  }
}
