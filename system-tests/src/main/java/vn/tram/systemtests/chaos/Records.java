package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;
import vn.tram.hub.clock.Clocks;
import vn.tram.hub.clock.JournalClock;
import vn.tram.hub.store.Store;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.systemtests.chaos.Verdict.Row;
import vn.tram.systemtests.drain.HubDatabase;

/** Looks into the hub's database, past the hub. */
public final class Records implements AutoCloseable {
  private static final int IN = 1;
  private static final UUID UNKNOWN = new UUID(0, 0);
  private static final String ROWS =
      "select n.name, c.journal, c.boot_seq, c.at_ms, c.direction, k.identifier, b.boot"
          + " from check_in c"
          + " join journal j on j.id = c.journal"
          + " join node n on n.id = j.node"
          + " left join boot b on b.journal = c.journal and b.seq = c.boot_seq"
          + " left join person_entry p on p.journal = c.journal and p.seq = c.person_seq"
          + " left join card k on k.id = p.card";

  private final Connection connection;
  private final Vault vault;

  private Records(Connection connection, Vault vault) {
    this.connection = connection;
    this.vault = vault;
  }

  static Records open(DatabaseServer server, Path hubKeys) throws IOException, SQLException {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("currentSchema", Store.SCHEMA);
    return new Records(new Driver().connect(server.url(), properties), vault(hubKeys));
  }

  /** Looks into the database that the hub of this folder runs by itself. */
  public static Records ofHub(Path hubHome) throws IOException, SQLException {
    return new Records(HubDatabase.connect(hubHome), vault(hubHome.resolve("keys")));
  }

  private static Vault vault(Path hubKeys) throws IOException {
    return new Vault(Octets.ofHex(Files.readString(hubKeys.resolve("vault.key")).strip()));
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class)).orElse(UNKNOWN);
  }

  /** Under which id the hub files a number. */
  public UUID idOf(CardKey key) {
    return vault.lookup(key);
  }

  /** A number that the database tells. */
  long number(String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Every check-in, timed as the hub times it. */
  public List<Row> rows() throws SQLException {
    List<Raw> raw = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ROWS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        raw.add(
            new Raw(
                new NodeName(row.getString(1)),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5) == IN ? Direction.IN : Direction.OUT,
                id(row, 6),
                id(row, 7)));
      }
    }
    Map<Integer, JournalClock> clocks =
        Clocks.load(connection, raw.stream().map(Raw::journal).distinct().toList());
    return raw.stream().map(row -> row.timed(clocks.get(row.journal()))).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private record Raw(
      NodeName node,
      int journal,
      long bootSeq,
      long atMillis,
      Direction direction,
      UUID who,
      UUID boot) {
    Row timed(JournalClock clock) {
      return new Row(node, direction, boot, atMillis, who, clock.at(bootSeq, atMillis));
    }
  }
}
