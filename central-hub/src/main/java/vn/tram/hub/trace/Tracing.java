package vn.tram.hub.trace;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Visit;
import vn.tram.hub.visit.Visits;

/** Answers who was with whom. Looks at no name. */
public final class Tracing {
  private static final String TIME_LINE =
      "select v.person, "
          + Visits.COLUMNS
          + " from visit v join site s on s.id = v.site"
          + " where v.person = (select person from identifier where id = :person)"
          + " and v.arrived_earliest < :to and v.left_latest > :from"
          + " order by v.arrived_earliest, v.left_latest, s.name";

  // A visit of less than a day that reaches into an interval began at most a day before it: that
  // bounds the search on both sides. The few longer ones have an index of their own.
  private static final String OTHERS =
      "with own as (select site, greatest(arrived_earliest, :from) as a,"
          + " least(left_latest, :to) as b from visit"
          + " where person = (select person from identifier where id = :person)"
          + " and arrived_earliest < :to and left_latest > :from),"
          + " near as ("
          + "select v.* from own join visit v on v.site = own.site and not v.long"
          + " and v.arrived_earliest >= own.a - interval '24 hours'"
          + " and v.arrived_earliest < own.b and v.left_latest > own.a"
          + " union select v.* from own join visit v on v.site = own.site and v.long"
          + " and v.arrived_earliest < own.b and v.left_latest > own.a)"
          + " select v.person, "
          + Visits.COLUMNS
          + " from near v join site s on s.id = v.site"
          + " where v.person <> (select person from identifier where id = :person)";

  private final Store store;

  public Tracing(Store store) {
    this.store = store;
  }

  /**
   * Traces one hop from a case.
   *
   * @param person the case; any id of his
   * @param from start of the window
   * @param to end of the window, after its start
   */
  public Trace trace(UUID person, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window ends after it begins, not at " + to);
    }
    return store
        .jdbi()
        .inTransaction(
            handle -> {
              List<Visit> timeLine =
                  visits(handle, TIME_LINE, person, from, to).values().stream()
                      .flatMap(List::stream)
                      .toList();
              Map<UUID, List<Visit>> others = visits(handle, OTHERS, person, from, to);
              return new Trace(
                  person, from, to, timeLine, new Contacts(timeLine, from, to).among(others));
            });
  }

  private static Map<UUID, List<Visit>> visits(
      Handle handle, String sql, UUID person, Instant from, Instant to) {
    Map<UUID, List<Visit>> visits = new HashMap<>();
    handle
        .createQuery(sql)
        .bind("person", person)
        .bind("from", offset(from))
        .bind("to", offset(to))
        .map(
            (row, context) ->
                visits
                    .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                    .add(Visits.read(row)))
        .list();
    return visits;
  }

  private static OffsetDateTime offset(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
