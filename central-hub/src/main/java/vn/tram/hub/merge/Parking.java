package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.store.StoreFailure;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.BatchCodec.Opened;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** Batches that are put aside, and messages that are refused. */
final class Parking {
  private static final int DETAIL = 500;
  private static final int REFUSED_ROWS = 1_000;

  /** Stores a share of a locked journal; returns how many check-ins it has. */
  @FunctionalInterface
  interface Storing {
    int store(Connection connection, Journal journal, Share share) throws SQLException;
  }

  void park(
      Connection connection,
      Journal journal,
      Run run,
      Opened opened,
      byte[] raw,
      WireException reason)
      throws SQLException {
    Header header = opened.header();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into parked (journal, first_seq, taken_from, entries, boot_seq, nonce, reason,"
                + " detail, packed, raw, before_mark, after_mark, nothing_earlier, taken_to)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, journal.id());
      insert.setLong(2, header.firstSeq());
      insert.setLong(3, run.from());
      insert.setInt(4, header.count());
      insert.setLong(5, header.bootSeq());
      insert.setLong(6, header.nonce());
      insert.setString(7, reason.reason().name());
      insert.setString(8, shortened(reason.getMessage()));
      insert.setBytes(9, opened.packed().toArray());
      insert.setBytes(10, raw);
      insert.setLong(11, header.before().bits());
      insert.setLong(12, header.after().bits());
      insert.setBoolean(13, header.nothingEarlier());
      insert.setLong(14, run.to());
      insert.executeUpdate();
    }
  }

  NodeName node(Connection connection, long parked) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select n.name from parked p join journal j on j.id = p.journal"
                + " join node n on n.id = j.node where p.id = ?")) {
      select.setLong(1, parked);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no batch is parked under the number " + parked);
        }
        return new NodeName(row.getString(1));
      }
    }
  }

  Outcome reprocess(Connection connection, long parked, Storing storing) throws SQLException {
    Row row = Row.read(connection, parked);
    Journal journal = Journal.lock(connection, row.journal());
    if (Row.read(connection, parked).resolved()) {
      return new Outcome(Kind.KNOWN, journal.at(), 0, 0);
    }
    Share share;
    try {
      Batch batch = BatchCodec.unpack(new Opened(row.header(), row.packed()));
      Share.requireSense(batch);
      share = Share.of(batch, row.taken());
    } catch (WireException e) {
      remark(connection, parked, e.reason(), e.getMessage());
      return new Outcome(Kind.PARKED, journal.at(), 0, 0);
    }
    storing.store(connection, journal, share);
    journal.advance(connection, journal.at(), share.checkIns().size(), Channel.CARRIED);
    try (PreparedStatement update =
        connection.prepareStatement("update parked set resolved_at = now() where id = ?")) {
      update.setLong(1, parked);
      update.executeUpdate();
    }
    return new Outcome(
        Kind.STORED,
        journal.at(),
        (int) (share.last() - share.from() + 1),
        share.checkIns().size());
  }

  /** Notes that the database cannot hold it. */
  Outcome stays(Connection connection, long parked, StoreFailure failure) throws SQLException {
    Row row = Row.read(connection, parked);
    remark(
        connection,
        parked,
        Reason.BAD_ENTRIES,
        "the database cannot hold its entries (" + failure.state() + ")");
    Journal journal = Journal.lock(connection, row.journal());
    return new Outcome(Kind.PARKED, journal.at(), 0, 0);
  }

  static void refuse(Connection connection, String topic, int bytes, WireException reason)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into refused (topic, reason, detail, bytes) values (?, ?, ?, ?)"
                    + " on conflict (topic, reason) do update set detail = excluded.detail,"
                    + " bytes = excluded.bytes, times = refused.times + 1, last_at = now()");
        PreparedStatement bound =
            connection.prepareStatement(
                "delete from refused where id in (select id from refused"
                    + " order by last_at desc, id desc offset ?)")) {
      insert.setString(1, shortened(topic));
      insert.setString(2, reason.reason().name());
      insert.setString(3, shortened(reason.getMessage()));
      insert.setInt(4, bytes);
      insert.executeUpdate();
      bound.setInt(1, REFUSED_ROWS);
      bound.executeUpdate();
    }
  }

  private static void remark(Connection connection, long parked, Reason reason, String detail)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update parked set reason = ?, detail = ? where id = ?")) {
      update.setString(1, reason.name());
      update.setString(2, shortened(detail));
      update.setLong(3, parked);
      update.executeUpdate();
    }
  }

  /** Strangers choose these texts: no more of them than a page shows, and nothing unprintable. */
  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return printable.length() <= DETAIL ? printable : printable.substring(0, DETAIL);
  }

  private record Row(int journal, Header header, Run taken, Octets packed, boolean resolved) {

    static Row read(Connection connection, long parked) throws SQLException {
      try (PreparedStatement select =
          connection.prepareStatement(
              "select n.name, j.epoch, p.first_seq, p.entries, p.boot_seq, p.nonce, p.taken_from,"
                  + " p.packed, p.resolved_at is not null, p.before_mark, p.after_mark,"
                  + " p.nothing_earlier, p.journal, p.taken_to from parked p"
                  + " join journal j on j.id = p.journal join node n on n.id = j.node"
                  + " where p.id = ?")) {
        select.setLong(1, parked);
        try (ResultSet row = select.executeQuery()) {
          row.next();
          var header =
              new Header(
                  new NodeName(row.getString(1)),
                  row.getLong(2),
                  row.getLong(3),
                  row.getInt(4),
                  row.getLong(5),
                  row.getLong(6),
                  new ChainMark(row.getLong(10)),
                  new ChainMark(row.getLong(11)),
                  row.getBoolean(12));
          return new Row(
              row.getInt(13),
              header,
              new Run(row.getLong(7), Math.min(row.getLong(14), header.lastSeq())),
              Octets.of(row.getBytes(8)),
              row.getBoolean(9));
        }
      }
    }
  }
}
