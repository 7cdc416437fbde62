package vn.tram.edge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.tram.protocol.wire.ChainPoint;

/** The tables of a journal. */
final class Tables {
  /** Counts up when the tables change. */
  static final int LAYOUT = 3;

  private static final List<String> ALL =
      List.of(
          "create table journal (layout smallint not null, epoch bigint not null,"
              + " acknowledged bigint not null, acknowledged_mark bigint not null,"
              + " base bigint not null, base_mark bigint not null)",
          "create table segment (first_seq bigint not null constraint segment_first primary key)",
          "create table landmark (seq bigint not null constraint landmark_seq primary key,"
              + " body varchar(8400) for bit data not null)",
          "create table visitor (mark char(32) for bit data not null"
              + " constraint visitor_mark primary key, inside boolean not null,"
              + " check_in bigint not null,"
              + " boot char(16) for bit data not null, at_millis bigint not null)");

  private Tables() {}

  /** Makes all of them for a new journal; the caller commits. */
  static void create(Connection connection, long epoch) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : ALL) {
        statement.execute(table);
      }
      statement.execute("insert into journal values (" + LAYOUT + ", " + epoch + ", 0, 0, 0, 0)");
    }
    addSegment(connection, 1);
  }

  /** One more table for entries, from this seq on; the caller commits. */
  static void addSegment(Connection connection, long first) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table "
              + Segments.table(first)
              + " (seq bigint not null constraint "
              + Segments.key(first)
              + " primary key, body varchar(8400) for bit data not null)");
      statement.execute("insert into segment values (" + first + ")");
    }
  }

  /**
   * Takes the oldest table of entries away; the caller commits.
   *
   * @param base the last entry in it
   */
  static void dropSegment(Connection connection, long first, ChainPoint base) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "update journal set base = " + base.seq() + ", base_mark = " + base.mark().bits());
      statement.execute("delete from segment where first_seq = " + first);
      statement.execute("drop table " + Segments.table(first));
    }
  }
}
