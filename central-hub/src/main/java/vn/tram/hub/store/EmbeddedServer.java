package vn.tram.hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.postgresql.Driver;
import vn.tram.hub.store.Database.Embedded;
import vn.tram.hub.store.StoreException.Problem;

/**
 * A PostgreSQL server of the hub's own, with everything switched on that keeps a commit after a
 * power cut.
 *
 * <p>Our lock on the folder tells a server that a running hub uses from one that a killed hub left
 * behind: the operating system frees it with the process.
 */
final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EmbeddedServer.class.getName());

  static final String USER = "postgres";
  static final String DATABASE = "postgres";

  /** For ever: who looks after the start gives up a server that is gone, and no other. */
  private static final Duration START = Duration.ofDays(365);

  private static final Duration STOP = Duration.ofMinutes(1);
  private static final long LOG_BYTES = 10L * 1024 * 1024;

  private final FileChannel lock;
  private final ServerPassword password;
  private final Path data;
  private final EmbeddedPostgres server;
  private final Guard guard;

  private EmbeddedServer(
      FileChannel lock, ServerPassword password, Path data, EmbeddedPostgres server, Guard guard) {
    this.lock = lock;
    this.password = password;
    this.data = data;
    this.server = server;
    this.guard = guard;
  }

  /**
   * Starts it, however long it takes to recover.
   *
   * @throws StoreException when it does not start
   * @throws java.util.concurrent.CancellationException when the patience was closed
   */
  static EmbeddedServer start(Embedded place, Patience patience) {
    Path folder = place.folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(Problem.NO_FOLDER, e, folder);
    }
    FileChannel lock = lock(folder);
    try {
      return start(place, lock, patience);
    } catch (RuntimeException e) {
      close(lock, e);
      throw e;
    }
  }

  private static EmbeddedServer start(Embedded place, FileChannel lock, Patience patience) {
    Path folder = place.folder();
    Path data = folder.resolve("data");
    Path log = folder.resolve("server.log");
    try {
      ServerPassword password = ServerPassword.in(folder);
      LeftOver.clear(data);
      turnOver(log);
      EmbeddedPostgres launched =
          Startup.await(folder, data, patience, () -> launch(place, data, log, password.value()));
      var guard = new Guard(folder, data, log, patience.language());
      var server = new EmbeddedServer(lock, password, data, launched, guard);
      server.requirePassword();
      guard.start();
      return server;
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | SQLException e) {
      throw new StoreException(Problem.DOES_NOT_START, e, folder, log);
    }
  }

  private static EmbeddedPostgres launch(Embedded place, Path data, Path log, String password)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(place.programs().toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START)
        .setConnectConfig("password", password)
        // The library switches these off, for tests. A receipt is a promise.
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "50")
        .setServerConfig("jit", "off")
        // A province that comes back writes gigabytes: checkpoints are for the minutes after that.
        .setServerConfig("shared_buffers", "512MB")
        .setServerConfig("wal_buffers", "16MB")
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("checkpoint_timeout", "15min")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "''")
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .start();
  }

  String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  String password() {
    return password.value();
  }

  /** Completes when it ended by itself and does not start again. */
  CompletableFuture<StoreException> lost() {
    return guard.lost();
  }

  /** Whoever sees it end from now on need not start it again. */
  void leave() {
    guard.leave();
  }

  /** A fresh server lets in whoever is on this machine, until it has a password. */
  private void requirePassword() throws SQLException, IOException {
    Path rules = data.resolve("pg_hba.conf");
    if (password.isRequiredBy(rules)) {
      return;
    }
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password.value());
    try (Connection connection = new Driver().connect(url(), properties);
        Statement statement = connection.createStatement()) {
      statement.execute("alter role " + USER + " password '" + password.value() + "'");
      password.require(rules);
      statement.execute("select pg_reload_conf()");
    }
  }

  /**
   * Stops the server. One that is still writing after a minute goes on alone and ends by itself;
   * the next start waits for it.
   */
  @Override
  public void close() {
    guard.close();
    try {
      long postmaster = LeftOver.postmaster(data).orElse(0L);
      server.close();
      LeftOver.awaitEnd(postmaster, STOP);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the database server is still writing; it ends by itself", e);
    } finally {
      close(lock, new IllegalStateException("closed"));
    }
  }

  private static FileChannel lock(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        close(channel, e);
        throw new StoreException(Problem.IN_USE, e, folder);
      }
      channel.close();
    } catch (IOException e) {
      throw new StoreException(Problem.NO_FOLDER, e, folder);
    }
    throw new StoreException(
        Problem.IN_USE, new IllegalStateException("the lock is taken"), folder);
  }

  private static void close(FileChannel lock, Exception reason) {
    try {
      lock.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static void turnOver(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, log.resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
