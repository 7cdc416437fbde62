package vn.tram.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import vn.tram.hub.store.Database.Embedded;
import vn.tram.hub.store.Database.Remote;
import vn.tram.hub.store.StoreException.Problem;

/** The hub's database, ready for use. Safe for many threads. */
public final class Store implements AutoCloseable {
  /** The hub's tables have a schema of their own: an operator's database may hold others. */
  public static final String SCHEMA = "tram";

  private static final int CONNECTIONS = 12;
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A server that says nothing for so long, in the middle of a statement, is taken for gone: a lane
   * that waited for it for ever would answer nobody. No statement of ours takes nearly as long.
   */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /**
   * The other way round: the server rolls back for a hub that is gone without a word, so that its
   * locks do not keep other hubs from a node.
   */
  private static final String SERVER_SIDE =
      "-c idle_in_transaction_session_timeout=60000 -c tcp_keepalives_idle=20"
          + " -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Runnable stop;

  private Store(HikariDataSource source, Runnable stop) {
    this.source = source;
    this.jdbi = Jdbi.create(source).registerArrayType(UUID.class, "uuid");
    this.stop = stop;
  }

  /**
   * Starts or reaches the database and brings its tables up to date.
   *
   * @throws StoreException when it cannot be used; the sentence says what to do
   */
  public static Store open(Database database) {
    return open(database, SILENCE);
  }

  /** As {@link #open(Database)}, but with another patience with a server that says nothing. */
  static Store open(Database database, Duration silence) {
    return switch (database) {
      case Embedded embedded -> open(EmbeddedServer.start(embedded), silence);
      case Remote remote -> {
        String password = password(remote);
        reach(remote.url(), remote.user(), password);
        yield open(remote.url(), remote.user(), password, silence, () -> {});
      }
    };
  }

  public DataSource source() {
    return source;
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Does the work in one transaction, again when another transaction was in its way.
   *
   * @param work must do nothing beside the database: it may run several times
   * @throws StoreFailure when the database does not do it
   */
  public <T> T inTransaction(Work<T> work) {
    SQLException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (!StoreFailure.isConflict(e)) {
          throw new StoreFailure(e);
        }
        last = e;
      }
    }
    throw new StoreFailure(last);
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Closes the connections and stops a server of the hub's own. */
  @Override
  public void close() {
    source.close();
    stop.run();
  }

  private static Store open(EmbeddedServer server, Duration silence) {
    try {
      return open(server.url(), EmbeddedServer.USER, server.password(), silence, server::close);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Store open(
      String url, String user, String password, Duration silence, Runnable stop) {
    var config = new HikariConfig();
    config.setPoolName("hub");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setSchema(SCHEMA);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    // The driver overlooks whatever is no text.
    String connecting = Long.toString(Math.min(PATIENCE.toSeconds(), silence.toSeconds()));
    config.addDataSourceProperty("connectTimeout", connecting);
    config.addDataSourceProperty("loginTimeout", connecting);
    config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("options", SERVER_SIDE);
    migrate(url, user, password);
    return new Store(new HikariDataSource(config), stop);
  }

  private static void migrate(String url, String user, String password) {
    try {
      Flyway.configure()
          .dataSource(url, user, password)
          .schemas(SCHEMA)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw switch (state(e)) {
        case String state when state.equals("42501") ->
            new StoreException(Problem.NO_RIGHTS, e, user, address(url));
        case String state when state.startsWith("08") || state.startsWith("57") ->
            new StoreException(Problem.UNREACHABLE, e, address(url));
        default -> new StoreException(Problem.FOREIGN_TABLES, e, address(url));
      };
    }
  }

  /** The SQLSTATE that a failure goes back to; blank when it goes back to none. */
  private static String state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  /** The pool would try for long and then blame itself: one attempt tells what is wrong. */
  private static void reach(String url, String user, String password) {
    DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
    try {
      DriverManager.getConnection(url, user, password).close();
    } catch (SQLException e) {
      String state = state(e);
      if (state.startsWith("28")) {
        throw new StoreException(Problem.WRONG_PASSWORD, e, user, address(url));
      }
      throw new StoreException(
          state.equals("3D000") ? Problem.NO_DATABASE : Problem.UNREACHABLE, e, address(url));
    }
  }

  private static String password(Remote remote) {
    try {
      return Files.readString(remote.passwordFile()).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new StoreException(Problem.NO_PASSWORD_FILE, e, remote.passwordFile());
    }
  }

  /** Without options: an operator may have put a password among them. */
  private static String address(String url) {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
