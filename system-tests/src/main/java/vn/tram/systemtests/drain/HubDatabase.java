package vn.tram.systemtests.drain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import vn.tram.hub.store.Store;
import vn.tram.systemtests.text.ProofException;

/** The database of a running hub, looked at from outside. */
public final class HubDatabase implements AutoCloseable {
  private static final List<String> SWITCHES =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  /** The line of {@code postmaster.pid} that names the port. */
  private static final int PORT_LINE = 3;

  private final Connection connection;
  private final PreparedStatement committed;

  private HubDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.committed =
        connection.prepareStatement(
            "select coalesce(sum(j.check_ins), 0) from journal j join node n on n.id = j.node"
                + " where n.name = ?");
  }

  /**
   * Connects to the server that the hub of this folder runs.
   *
   * @throws ProofException when it does not keep its commits through a power cut
   */
  public static HubDatabase of(Path hubHome) throws IOException, SQLException, ProofException {
    var database = new HubDatabase(connect(hubHome));
    for (String name : SWITCHES) {
      if (!database.setting(name).equals("on")) {
        database.close();
        throw new ProofException("switch-is-off", name);
      }
    }
    return database;
  }

  /** A connection to the server that the hub of this folder runs. */
  public static Connection connect(Path hubHome) throws IOException, SQLException {
    Path postgres = hubHome.resolve("postgres");
    String port = Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(PORT_LINE);
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", Files.readString(postgres.resolve("password")).strip());
    properties.setProperty("currentSchema", Store.SCHEMA);
    String url = "jdbc:postgresql://localhost:" + port.strip() + "/postgres";
    return new Driver().connect(url, properties);
  }

  /** How many check-ins of this node are committed. */
  public long committed(String node) throws SQLException {
    committed.setString(1, node);
    try (ResultSet row = committed.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** How many check-ins are really there, counted one by one. */
  public long counted() throws SQLException {
    return number("select count(*) from check_in");
  }

  /** How many people are known. */
  long persons() throws SQLException {
    return number("select count(distinct person) from identifier");
  }

  /** How many messages were listed as refused, or put aside. */
  public long setAside() throws SQLException {
    return number(
        "select (select coalesce(sum(times), 0) from refused) + (select count(*) from parked)");
  }

  /** How many marks wait for the pairing of visits, and entries whose persons are to be marked. */
  long unpaired() throws SQLException {
    return number(
        "select (select count(*) from stale)"
            + " + (select coalesce(sum(last_seq - first_seq + 1), 0) from touched)");
  }

  /** How many visits there are. */
  long visits() throws SQLException {
    return number("select count(*) from visit");
  }

  /** Hears of check-ins. */
  @FunctionalInterface
  public interface Reader {
    /**
     * One that is there.
     *
     * @param node who sent it
     * @param seq its number
     * @param atMillis what the node's boot clock said
     */
    void row(String node, long seq, long atMillis);
  }

  /** Reads all check-ins that are there, of all journals. */
  public void read(Reader reader) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select n.name, c.seq, c.at_ms from check_in c"
                    + " join journal j on j.id = c.journal join node n on n.id = j.node");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        reader.row(row.getString(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  private long number(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private String setting(String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
