package vn.tram.hub.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;

/** Reads sites from rows. */
public final class Sites {
  /** What {@link #read} needs of the table {@code site s}. */
  public static final String COLUMNS =
      "s.name as site_name, s.title as site_title, s.kind as site_kind, s.closes as site_closes,"
          + " s.longest_stay_minutes as site_longest";

  private Sites() {}

  /** The site in a row that has {@link #COLUMNS}. */
  public static Site read(ResultSet row) throws SQLException {
    LocalTime closes = row.getObject("site_closes", LocalTime.class);
    Policy policy =
        closes == null
            ? new Policy.Stays(Duration.ofMinutes(row.getLong("site_longest")))
            : new Policy.Closes(closes);
    return new Site(
        row.getString("site_name"),
        row.getString("site_title"),
        row.getString("site_kind"),
        policy);
  }
}
