package vn.tram.provisioning.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import vn.tram.hub.clock.Clocks;
import vn.tram.hub.clock.JournalClock;
import vn.tram.hub.store.Store;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/**
 * Looks into the database of a running hub, past the hub: what is there is what was kept. Not for
 * use by several threads.
 */
final class HubRecords implements AutoCloseable {
  /** Stands for whoever is not of the street: somebody who holds an own card before a camera. */
  static final UUID STRANGER = new UUID(0, 0);

  private static final int IN = 1;

  /** A check-in whose visitor was typed in by hand: no card, no witness. */
  private static final int TYPED = 1;

  private static final String COUNTS =
      "select n.name, coalesce(sum(j.check_ins), 0) from node n join journal j on j.node = n.id"
          + " group by n.name";
  private static final String PASSAGES =
      "select n.name, c.journal, c.boot_seq, c.at_ms, c.direction, k.identifier"
          + " from check_in c"
          + " join journal j on j.id = c.journal"
          + " join node n on n.id = j.node"
          + " left join person_entry p on p.journal = c.journal and p.seq = c.person_seq"
          + " left join card k on k.id = p.card"
          + " where c.flags & "
          + TYPED
          + " = 0";

  private final Connection connection;
  private final Vault vault;

  private HubRecords(Connection connection, Vault vault) {
    this.connection = connection;
    this.vault = vault;
  }

  /** Opens the database that the hub of this folder runs by itself. */
  static HubRecords open(Path hubHome) throws IOException, SQLException {
    Path server = hubHome.resolve("postgres");
    // The fourth line of a running server's lock file is its port.
    String port = Files.readAllLines(server.resolve("data").resolve("postmaster.pid")).get(3);
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", Files.readString(server.resolve("password")).strip());
    properties.setProperty("currentSchema", Store.SCHEMA);
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres", properties);
    String key = Files.readString(hubHome.resolve("keys").resolve("vault.key")).strip();
    return new HubRecords(connection, new Vault(Octets.ofHex(key)));
  }

  /** Under which id the hub files a number. */
  UUID idOf(CardKey key) {
    return vault.lookup(key);
  }

  /** How many check-ins of each gate have been merged. */
  Map<NodeName, Long> counts() throws SQLException {
    Map<NodeName, Long> counts = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(COUNTS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        counts.put(new NodeName(row.getString(1)), row.getLong(2));
      }
    }
    return counts;
  }

  /** Every check-in of a card, timed as the hub times it. */
  List<Passage> passages() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PASSAGES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new Row(
                new NodeName(row.getString(1)),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5) == IN ? Direction.IN : Direction.OUT,
                Optional.ofNullable(row.getObject(6, UUID.class)).orElse(STRANGER)));
      }
    }
    Map<Integer, JournalClock> clocks =
        Clocks.load(connection, rows.stream().map(Row::journal).distinct().toList());
    return rows.stream().map(row -> row.timed(clocks.get(row.journal()))).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private record Row(
      NodeName node, int journal, long bootSeq, long atMillis, Direction direction, UUID who) {
    Passage timed(JournalClock clock) {
      return new Passage(node, who, direction, clock.at(bootSeq, atMillis));
    }
  }
}
