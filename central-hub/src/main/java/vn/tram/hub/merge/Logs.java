package vn.tram.hub.merge;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.ChainMark;

/** Marks and gaps of journals as rows. */
final class Logs {
  private Logs() {}

  /** What is known of a log around a batch. */
  static LogView view(Connection connection, Journal journal, Header header) throws SQLException {
    // What goes on where the log ends is judged by the mark at its end alone.
    return header.firstSeq() > journal.cursor()
        ? new LogView(journal.root(), journal.at(), List.of(), Map.of())
        : new LogView(
            journal.root(),
            journal.at(),
            gaps(connection, journal),
            marks(connection, journal, header));
  }

  /** Notes the marks of what a log takes, and the gaps that it leaves and fills. */
  static void take(Connection connection, Journal journal, Arrival arrival, Ruling.Takes takes)
      throws SQLException {
    for (Run run : takes.runs()) {
      // The mark in front is the only one that tells whether what fills the gap later fits.
      boolean front = takes.gap().isPresent() && !arrival.header().before().isNone();
      marks(connection, journal, front ? new Run(run.from() - 1, run.to()) : run, arrival);
    }
    if (arrival.header().firstSeq() <= journal.cursor()) {
      for (Run gap : gaps(connection, journal)) {
        List<Run> left = gap.without(takes.runs());
        if (!left.equals(List.of(gap))) {
          narrow(connection, journal, gap, left);
        }
      }
    }
    if (takes.gap().isPresent()) {
      gap(connection, journal, takes.gap().get());
    }
  }

  private static List<Run> gaps(Connection connection, Journal journal) throws SQLException {
    List<Run> gaps = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select first_seq, last_seq from journal_gap where journal = ? order by first_seq")) {
      select.setInt(1, journal.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          gaps.add(new Run(row.getLong(1), row.getLong(2)));
        }
      }
    }
    return gaps;
  }

  private static Map<Long, Integer> marks(Connection connection, Journal journal, Header header)
      throws SQLException {
    Map<Long, Integer> marks = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select first_seq, marks from journal_mark where journal = ?"
                + " and first_seq between ? and ?")) {
      select.setInt(1, journal.id());
      // No row has more marks than a batch has entries, and the one in front of them.
      select.setLong(2, header.firstSeq() - 2 - Batch.MAX_ENTRIES);
      select.setLong(3, header.lastSeq());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long seq = row.getLong(1);
          ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(2));
          while (bytes.hasRemaining()) {
            int mark = bytes.getInt();
            if (mark != 0) {
              marks.put(seq, mark);
            }
            seq++;
          }
        }
      }
    }
    return marks;
  }

  private static void marks(Connection connection, Journal journal, Run run, Arrival arrival)
      throws SQLException {
    ByteBuffer bytes = ByteBuffer.allocate((int) run.size() * Integer.BYTES);
    for (long seq = run.from(); seq <= run.to(); seq++) {
      ChainMark mark = arrival.marks().at(seq);
      bytes.putInt(LogView.short4(mark));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into journal_mark (journal, first_seq, marks) values (?, ?, ?)"
                + " on conflict (journal, first_seq) do update set marks = excluded.marks"
                + " where length(journal_mark.marks) < length(excluded.marks)")) {
      insert.setInt(1, journal.id());
      insert.setLong(2, run.from());
      insert.setBytes(3, bytes.array());
      insert.executeUpdate();
    }
  }

  private static void narrow(Connection connection, Journal journal, Run gap, List<Run> left)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from journal_gap where journal = ? and first_seq = ?")) {
      delete.setInt(1, journal.id());
      delete.setLong(2, gap.from());
      delete.executeUpdate();
    }
    for (Run run : left) {
      gap(connection, journal, run);
    }
  }

  /** Notes that entries in front of the cursor are not here. */
  static void gap(Connection connection, Journal journal, Run gap) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into journal_gap (journal, first_seq, last_seq) values (?, ?, ?)")) {
      insert.setInt(1, journal.id());
      insert.setLong(2, gap.from());
      insert.setLong(3, gap.to());
      insert.executeUpdate();
    }
  }
}
