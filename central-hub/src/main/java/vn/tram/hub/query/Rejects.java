package vn.tram.hub.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.merge.Room;
import vn.tram.hub.store.Store;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;

/** Batches put aside and messages refused. */
public final class Rejects {
  private static final String PARKED =
      "select p.*, n.name, j.epoch, length(p.raw) as bytes from parked p"
          + " join journal j on j.id = p.journal join node n on n.id = j.node";

  private final Store store;

  public Rejects(Store store) {
    this.store = store;
  }

  /** Those that wait, then those understood meanwhile; the newest first. */
  public List<ParkedView> parked(int limit) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        PARKED + " order by p.resolved_at is not null, p.id desc limit :limit")
                    .bind("limit", limit)
                    .map((row, context) -> parked(row))
                    .list());
  }

  /** The nodes of which so much waits that a large batch more would not be taken. */
  public List<Room.Full> full() {
    return store.inTransaction(Room.DEFAULT::full);
  }

  /** One parked batch. */
  public Optional<ParkedView> parked(long id) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(PARKED + " where p.id = :id")
                    .bind("id", id)
                    .map((row, context) -> parked(row))
                    .findOne());
  }

  /** The bytes of a parked batch as they came. */
  public Optional<Octets> raw(long parked) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select raw from parked where id = :id")
                    .bind("id", parked)
                    .map((row, context) -> Octets.of(row.getBytes(1)))
                    .findOne());
  }

  /** The latest first. */
  public List<RefusedView> refused(int limit) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from refused order by last_at desc, id desc limit :limit")
                    .bind("limit", limit)
                    .map((row, context) -> refused(row))
                    .list());
  }

  private static ParkedView parked(ResultSet row) throws SQLException {
    return new ParkedView(
        row.getLong("id"),
        new NodeName(row.getString("name")),
        row.getLong("epoch"),
        row.getLong("first_seq"),
        row.getInt("entries"),
        WireException.Reason.valueOf(row.getString("reason")),
        row.getString("detail"),
        row.getInt("bytes"),
        NodeList.instant(row, "parked_at").orElseThrow(),
        NodeList.instant(row, "resolved_at"));
  }

  private static RefusedView refused(ResultSet row) throws SQLException {
    return new RefusedView(
        row.getString("topic"),
        WireException.Reason.valueOf(row.getString("reason")),
        row.getString("detail"),
        row.getInt("bytes"),
        row.getLong("times"),
        NodeList.instant(row, "first_at").orElseThrow(),
        NodeList.instant(row, "last_at").orElseThrow());
  }
}
