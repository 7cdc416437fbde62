package vn.tram.hub.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Visit.Arrival;
import vn.tram.hub.visit.Visit.Departure;
import vn.tram.protocol.time.Moment;

/** Reads visits. */
public final class Visits {
  /** What {@link #read} needs of the tables {@code visit v} and {@code site s}. */
  public static final String COLUMNS =
      "v.arrived_earliest, v.arrived_latest, v.left_earliest, v.left_latest, v.arrival,"
          + " v.departure, "
          + Sites.COLUMNS;

  private final Store store;

  public Visits(Store store) {
    this.store = store;
  }

  /** Visits of a person that may touch the window, by time. */
  public List<Visit> of(UUID person, Instant from, Instant to) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + COLUMNS
                            + " from visit v join site s on s.id = v.site where v.person = :person"
                            + " and v.arrived_earliest <= :to and v.left_latest >= :from"
                            + " order by v.arrived_earliest, v.left_latest, s.name")
                    .bind("person", person)
                    .bind("from", from.atOffset(ZoneOffset.UTC))
                    .bind("to", to.atOffset(ZoneOffset.UTC))
                    .map((row, context) -> read(row))
                    .list());
  }

  /** The visit in a row that has {@link #COLUMNS}. */
  public static Visit read(ResultSet row) throws SQLException {
    return new Visit(
        Sites.read(row),
        moment(row, "arrived"),
        moment(row, "left"),
        Arrival.ofCode(row.getInt("arrival")),
        Departure.ofCode(row.getInt("departure")));
  }

  private static Moment moment(ResultSet row, String what) throws SQLException {
    return new Moment(
        row.getObject(what + "_earliest", OffsetDateTime.class).toInstant(),
        row.getObject(what + "_latest", OffsetDateTime.class).toInstant());
  }
}
