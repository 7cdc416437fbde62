package vn.tram.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
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

  /**
   * A server that says nothing for so long, in the middle of a statement, is taken for gone: a lane
   * that waited for it for ever would answer nobody. No statement of ours takes nearly as long.
   */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Optional<EmbeddedServer> server;

  private Store(HikariDataSource source, Optional<EmbeddedServer> server) {
    this.source = source;
    this.jdbi = Jdbi.create(source).registerArrayType(UUID.class, "uuid");
    this.server = server;
  }

  /**
   * Starts or reaches the database and brings its tables up to date, at the first attempt.
   *
   * @throws StoreException when it cannot be used; the sentence says what to do
   */
  public static Store open(Database database) {
    return open(database, SILENCE);
  }

  /**
   * Starts or reaches the database, however long it is away, and brings its tables up to date.
   *
   * @throws StoreException when somebody has to do something first; the sentence says what
   * @throws java.util.concurrent.CancellationException when the patience was closed
   */
  public static Store open(Database database, Patience patience) {
    return switch (database) {
      case Embedded embedded -> open(EmbeddedServer.start(embedded, patience), SILENCE);
      case Remote remote -> patience.until(() -> open(remote, SILENCE));
    };
  }

  /** As {@link #open(Database)}, but with another patience with a server that says nothing. */
  static Store open(Database database, Duration silence) {
    return switch (database) {
      case Embedded embedded -> open(EmbeddedServer.start(embedded, Patience.unheard()), silence);
      case Remote remote -> {
        var login = new Login(remote.url(), remote.user(), password(remote), silence);
        login.reach();
        yield new Store(pool(login), Optional.empty());
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

  /**
   * Completes when a server of the hub's own ended by itself and does not start again; the sentence
   * says where to look. An operator's is waited for.
   */
  public CompletableFuture<StoreException> lost() {
    return server.map(EmbeddedServer::lost).orElseGet(CompletableFuture::new);
  }

  /** Closes the connections and stops a server of the hub's own. */
  @Override
  public void close() {
    // A server that was told to end waits for the last connection, and is not to be started again.
    server.ifPresent(EmbeddedServer::leave);
    source.close();
    server.ifPresent(EmbeddedServer::close);
  }

  private static Store open(EmbeddedServer server, Duration silence) {
    try {
      var login = new Login(server.url(), EmbeddedServer.USER, server.password(), silence);
      return new Store(pool(login), Optional.of(server));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Login login) {
    login.migrate();
    var config = new HikariConfig();
    config.setPoolName("hub");
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setSchema(SCHEMA);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(Login.PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setDataSourceProperties(login.lasting());
    return new HikariDataSource(config);
  }

  private static String password(Remote remote) {
    try {
      return Files.readString(remote.passwordFile()).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new StoreException(Problem.NO_PASSWORD_FILE, e, remote.passwordFile());
    }
  }
}
