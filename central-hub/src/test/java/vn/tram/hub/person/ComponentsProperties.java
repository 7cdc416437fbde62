package vn.tram.hub.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class ComponentsProperties {

  @Property(shrinking = ShrinkingMode.OFF)
  void whoIsWhoDependsOnWhatIsJoinedAndNotOnTheOrder(@ForAll long seed) {
    var random = new Random(seed);
    List<UUID> ids = random.longs(12).mapToObj(id -> new UUID(id, random.nextLong())).toList();
    List<List<UUID>> joins = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      joins.add(List.of(ids.get(random.nextInt(12)), ids.get(random.nextInt(12))));
    }
    var components = components(joins);
    Collections.shuffle(joins, random);
    var others = components(joins);
    for (UUID id : ids) {
      assertEquals(components.root(id), others.root(id));
      assertEquals(smallest(reachable(id, joins)), components.root(id));
    }
    assertEquals(components.renamed(), others.renamed());
  }

  private static Components components(List<List<UUID>> joins) {
    var components = new Components();
    joins.forEach(components::join);
    return components;
  }

  private static UUID smallest(Set<UUID> ids) {
    return ids.stream().min(Components.ORDER).orElseThrow();
  }

  private static Set<UUID> reachable(UUID from, List<List<UUID>> joins) {
    Set<UUID> reached = new HashSet<>(Set.of(from));
    int before = 0;
    while (before < reached.size()) {
      before = reached.size();
      joins.stream().filter(join -> !Collections.disjoint(join, reached)).forEach(reached::addAll);
    }
    return reached;
  }
}
