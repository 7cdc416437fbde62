package vn.tram.hub.store;

import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.Driver;
import vn.tram.hub.store.StoreException.Problem;

/**
 * How the hub comes into a database.
 *
 * @param url of the database
 * @param user of the hub
 * @param password of the user
 * @param silence how long the server may say nothing in the middle of a statement, at least 1 s
 */
record Login(String url, String user, String password, Duration silence) {
  /** For a connection to stand. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Bringing large tables up to date is a long statement. */
  private static final int MIGRATION = 30;

  /**
   * The other way round: the server rolls back for a hub that is gone without a word, so that its
   * locks do not keep other hubs from a node.
   */
  private static final String SERVER_SIDE =
      "-c idle_in_transaction_session_timeout=60000 -c tcp_keepalives_idle=20"
          + " -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

  private static final int FOR_EVER = -1;

  /** Only the address. */
  @Override
  public String toString() {
    return address();
  }

  /** What a connection of the pool asks for. */
  Properties lasting() {
    Properties properties = properties(silence);
    properties.setProperty("options", SERVER_SIDE);
    return properties;
  }

  /** The driver overlooks whatever is no text. */
  private Properties properties(Duration statement) {
    String connecting = Long.toString(Math.min(PATIENCE.toSeconds(), silence.toSeconds()));
    var properties = new Properties();
    properties.setProperty("connectTimeout", connecting);
    properties.setProperty("loginTimeout", connecting);
    properties.setProperty("socketTimeout", Long.toString(statement.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /**
   * One attempt, which tells what is wrong: the pool would try for long and then blame itself.
   *
   * @throws StoreException what it is
   */
  void reach() {
    var driver = new Driver();
    if (!driver.acceptsURL(url)) {
      throw new StoreException(
          Problem.BAD_ADDRESS, new IllegalArgumentException("no address"), address());
    }
    Properties properties = properties(silence);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    try {
      driver.connect(url, properties).close();
    } catch (SQLException e) {
      throw problem(e, Problem.REFUSES);
    }
  }

  /**
   * Brings the tables up to date; hubs that start together wait for each other.
   *
   * @throws StoreException when that cannot be done
   */
  void migrate() {
    try {
      Flyway.configure()
          .dataSource(url, user, password)
          .jdbcProperties(texts(properties(silence.multipliedBy(MIGRATION))))
          .schemas(Store.SCHEMA)
          .locations("classpath:db/migration")
          .lockRetryCount(FOR_EVER)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw problem(e, Problem.FOREIGN_TABLES);
    }
  }

  private static Map<String, String> texts(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private StoreException problem(Exception failure, Problem otherwise) {
    String state = state(failure);
    return switch (state) {
      case "3D000" -> new StoreException(Problem.NO_DATABASE, failure, address());
      case "42501" -> new StoreException(Problem.NO_RIGHTS, failure, user, address());
      // The driver's own, where server and options do not fit together.
      case "08004" -> refuses(failure);
      default -> {
        if (state.startsWith("28")) {
          yield new StoreException(Problem.WRONG_PASSWORD, failure, user, address());
        }
        if (isForeign(failure)) {
          yield refuses(failure);
        }
        if (Trouble.passes(failure)) {
          yield new StoreException(Problem.UNREACHABLE, failure, address());
        }
        yield otherwise == Problem.REFUSES
            ? refuses(failure)
            : new StoreException(otherwise, failure, address());
      }
    };
  }

  private StoreException refuses(Exception failure) {
    return new StoreException(Problem.REFUSES, failure, address(), Patience.words(failure));
  }

  /** A server that shows a certificate which the hub was not told to trust. */
  private static boolean isForeign(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
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

  /** Without options: an operator may have put a password among them. */
  private String address() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
