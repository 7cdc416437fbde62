package vn.tram.hub.merge;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tram.protocol.seal.HubSealKey;

/** The hub's seal keys, those before the one in force among them. */
@FunctionalInterface
public interface SealKeys {
  /** The key that a Key entry names, if the hub has it. */
  Optional<HubSealKey> find(int id);

  /** These keys, for ever. */
  static SealKeys of(Collection<HubSealKey> keys) {
    Map<Integer, HubSealKey> byId =
        keys.stream().collect(Collectors.toMap(key -> key.publicKey().id(), key -> key));
    return id -> Optional.ofNullable(byId.get(id));
  }
}
