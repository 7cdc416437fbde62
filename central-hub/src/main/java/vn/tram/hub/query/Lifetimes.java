package vn.tram.hub.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.tram.hub.query.NodeView.JournalView.Age;

/** Tells of nodes with several journals which is the one that they write now. */
final class Lifetimes {
  private static final String OF_SEVERAL =
      " in (select id from journal where cause = 0 and node in (select node from journal"
          + " where cause = 0 group by node having count(*) > 1))";

  private Lifetimes() {}

  private record Written(long before, long after) {}

  /** How old the journals of nodes with several are, by number; those of all others are current. */
  static Map<Integer, Age> ages(Handle handle) {
    Map<Integer, Written> written = new HashMap<>();
    handle
        .createQuery(
            "select journal, min(latest_ms), max(earliest_ms) from anchor where journal"
                + OF_SEVERAL
                + " group by journal")
        .map(
            (row, context) ->
                written.put(row.getInt(1), new Written(row.getLong(2), row.getLong(3))))
        .list();
    Map<Integer, Map<UUID, Long>> boots = new HashMap<>();
    handle
        .createQuery(
            "select journal, boot, min(at_ms) from boot where journal"
                + OF_SEVERAL
                + " group by journal, boot")
        .map(
            (row, context) ->
                boots
                    .computeIfAbsent(row.getInt(1), any -> new HashMap<>())
                    .put(row.getObject(2, UUID.class), row.getLong(3)))
        .list();
    var unknown = new Written(Long.MAX_VALUE, Long.MIN_VALUE);
    Map<Integer, List<Lifetime>> nodes =
        handle
            .createQuery("select id, node, live_since from journal where id" + OF_SEVERAL)
            .map(
                (row, context) -> {
                  int id = row.getInt(1);
                  Written when = written.getOrDefault(id, unknown);
                  return Map.entry(
                      row.getInt(2),
                      new Lifetime(
                          id,
                          NodeList.instant(row, "live_since"),
                          when.before(),
                          when.after(),
                          boots.getOrDefault(id, Map.of())));
                })
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<Integer, Age> ages = new HashMap<>();
    nodes.values().forEach(all -> all.forEach(one -> ages.put(one.id(), Lifetime.age(one, all))));
    return ages;
  }
}
