package vn.tram.hub.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.query.ConflictView.Decision;
import vn.tram.hub.query.ConflictView.Newer;
import vn.tram.hub.store.Store;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/** Journals that are kept apart, and their batches. */
public final class Conflicts {
  private static final String SELECT =
      "select j.*, j.check_ins + (select count(*) from brought b join check_in c on c.journal ="
          + " b.into_journal and c.seq between b.first_seq and b.last_seq where b.journal = j.id)"
          + " as merged, n.name, n.title, o.epoch as newer, o.live_since as newer_since, (select"
          + " count(*) from apart a where a.journal = j.id) as batches, (select"
          + " coalesce(sum(length(a.raw)), 0) from apart a where a.journal = j.id) as bytes from"
          + " journal j join node n on n.id = j.node left join lateral (select x.epoch,"
          + " x.live_since from journal x where x.node = j.node and x.epoch <> j.epoch and j.cause"
          + " = 2 and x.live_since is not null order by x.live_since desc limit 1) o on true where"
          + " j.cause <> 0";

  private final Store store;

  public Conflicts(Store store) {
    this.store = store;
  }

  /** Those that wait for a decision first, then the newest. */
  public List<ConflictView> all(int limit) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT + " order by j.standing <> 1, j.first_heard desc limit :limit")
                    .bind("limit", limit)
                    .map((row, context) -> conflict(row))
                    .list());
  }

  /** One of them. */
  public Optional<ConflictView> conflict(int id) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " and j.id = :id")
                    .bind("id", id)
                    .map((row, context) -> conflict(row))
                    .findOne());
  }

  /** The batches of one, the newest first. */
  public List<ApartView> batches(int conflict, int limit) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select id, first_seq, entries, length(raw) as bytes, came_at from apart"
                            + " where journal = :journal order by id desc limit :limit")
                    .bind("journal", conflict)
                    .bind("limit", limit)
                    .map(
                        (row, context) ->
                            new ApartView(
                                row.getLong("id"),
                                row.getLong("first_seq"),
                                row.getInt("entries"),
                                row.getInt("bytes"),
                                NodeList.instant(row, "came_at").orElseThrow()))
                    .list());
  }

  /** The bytes of a batch as they came. */
  public Optional<Octets> raw(int conflict, long batch) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select raw from apart where journal = :journal and id = :id")
                    .bind("journal", conflict)
                    .bind("id", batch)
                    .map((row, context) -> Octets.of(row.getBytes(1)))
                    .findOne());
  }

  private static ConflictView conflict(ResultSet row) throws SQLException {
    Optional<Instant> newer = NodeList.instant(row, "newer_since");
    long newerEpoch = row.getLong("newer");
    Optional<Instant> decided = NodeList.instant(row, "decided_at");
    String by = row.getString("decided_by");
    String why = row.getString("decided_why");
    return new ConflictView(
        row.getInt("id"),
        new NodeName(row.getString("name")),
        row.getString("title"),
        row.getLong("epoch"),
        Cause.of(row.getInt("cause")),
        Standing.of(row.getInt("standing")),
        row.getLong("root"),
        row.getLong("cursor"),
        row.getInt("batches"),
        row.getLong("bytes"),
        row.getLong("merged"),
        NodeList.instant(row, "first_heard").orElseThrow(),
        NodeList.instant(row, "last_heard").orElseThrow(),
        row.getInt("decisions"),
        newer.map(since -> new Newer(newerEpoch, since)),
        decided.map(at -> new Decision(at, by, why)));
  }
}
