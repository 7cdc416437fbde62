package vn.tram.hub.query;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import vn.tram.hub.store.Store;

/** Counts and charts. */
public final class Overview {
  private static final String COUNTERS =
      "select (select coalesce(sum(check_ins), 0) from journal) as check_ins,"
          + " (select count(*) from identifier where id = person) as persons,"
          + " (select count(*) from visit) as visits,"
          + " (select count(*) from node) as nodes,"
          + " (select count(*) from node where online) as online,"
          + " (select count(*) from parked where resolved_at is null) as parked,"
          + " (select count(*) from journal where standing = 1) as apart,"
          + " (select coalesce(sum(times), 0) from refused) as refused,"
          + " (select count(*) from person_entry p join check_in c on c.journal = p.journal"
          + " and c.person_seq = p.seq where p.card is null) as unresolved,"
          + " (select count(*) from stale) + (select coalesce(sum(last_seq - first_seq + 1), 0)"
          + " from touched) as waiting";
  private static final String BARS =
      "select step, coalesce(sum(m.check_ins), 0) as count"
          + " from generate_series(date_trunc('minute', cast(:from as timestamptz)),"
          + " cast(:to as timestamptz) - interval '1 microsecond',"
          + " :minutes * interval '1 minute') as step"
          + " left join merged m on m.minute >= step"
          + " and m.minute < step + :minutes * interval '1 minute' group by step order by step";

  private final Store store;

  public Overview(Store store) {
    this.store = store;
  }

  public Counters counters() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COUNTERS)
                    .map(
                        (row, context) ->
                            new Counters(
                                row.getLong("check_ins"),
                                row.getLong("persons"),
                                row.getLong("visits"),
                                row.getLong("nodes"),
                                row.getLong("online"),
                                row.getLong("parked"),
                                row.getLong("apart"),
                                row.getLong("refused"),
                                row.getLong("unresolved"),
                                row.getLong("waiting")))
                    .one());
  }

  /**
   * Check-ins by the time at which the hub merged them; steps without any are there with zero.
   *
   * @param from start of the first step, which is cut to its minute
   * @param to end of the last step
   * @param step whole minutes, at least one
   */
  public List<Bar> merged(Instant from, Instant to, Duration step) {
    if (step.toMinutes() < 1) {
      throw new IllegalArgumentException("a step has at least a minute, not " + step);
    }
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(BARS)
                    .bind("from", from.atOffset(ZoneOffset.UTC))
                    .bind("to", to.atOffset(ZoneOffset.UTC))
                    .bind("minutes", step.toMinutes())
                    .map(
                        (row, context) ->
                            new Bar(
                                row.getObject("step", OffsetDateTime.class).toInstant(),
                                row.getLong("count")))
                    .list());
  }
}
