package vn.tram.hub.person;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Persons as connected components. A component is named by its smallest id, so its name depends on
 * what is joined and never on the order of joining.
 */
final class Components {
  /** As PostgreSQL orders ids: by their bytes, which Java's own order is not. */
  static final Comparator<UUID> ORDER =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final Map<UUID, UUID> parents = new HashMap<>();

  /** All of these are one. */
  void join(List<UUID> ids) {
    for (UUID id : ids) {
      UUID a = root(ids.get(0));
      UUID b = root(id);
      if (ORDER.compare(a, b) < 0) {
        parents.put(b, a);
      } else if (!a.equals(b)) {
        parents.put(a, b);
      }
    }
  }

  /** The smallest id of the component that this one is in. */
  UUID root(UUID id) {
    UUID root = id;
    for (UUID up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    for (UUID step = id; !step.equals(root); ) {
      step = parents.replace(step, root);
    }
    return root;
  }

  /** Every id that is not the smallest of its component, with the one that is. */
  Map<UUID, UUID> renamed() {
    Map<UUID, UUID> renamed = new TreeMap<>(ORDER);
    List.copyOf(parents.keySet()).forEach(id -> renamed.put(id, root(id)));
    return renamed;
  }
}
