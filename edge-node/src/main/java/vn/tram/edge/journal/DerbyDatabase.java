package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.octets.Octets;

/**
 * The database's folder: made whole or not at all, opened by one process at a time, never deleted.
 *
 * <p>A new database grows in a folder beside its place and is renamed into it when it is complete,
 * so a power cut while it is made leaves no journal rather than half a one.
 */
final class DerbyDatabase implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  /** Counts up when the tables change. */
  static final int LAYOUT = 2;

  private static final List<String> TABLES =
      List.of(
          "create table journal (layout smallint not null, epoch bigint not null,"
              + " acknowledged bigint not null, acknowledged_mark bigint not null,"
              + " base bigint not null, base_mark bigint not null)",
          "create table entry (seq bigint not null constraint entry_seq primary key,"
              + " body varchar(8400) for bit data not null)",
          "create table landmark (seq bigint not null constraint landmark_seq primary key)",
          "create table visitor (mark char(32) for bit data not null"
              + " constraint visitor_mark primary key, inside boolean not null,"
              + " check_in bigint not null,"
              + " boot char(16) for bit data not null, at_millis bigint not null)");

  private final Path folder;
  private final Octets key;
  private final FileChannel lockFile;

  private DerbyDatabase(Path folder, Octets key, FileChannel lockFile) {
    this.folder = folder;
    this.key = key;
    this.lockFile = lockFile;
  }

  /**
   * Opens the database in the folder, or makes one where there is none.
   *
   * @param epoch of a journal that has to be made
   */
  static DerbyDatabase open(Path folder, Octets key, long epoch) throws JournalException {
    if (key.size() != KEY_BYTES) {
      throw new JournalException(
          Reason.WRONG_KEY, "a journal's key has " + KEY_BYTES + " bytes, not " + key.size());
    }
    Engine.configure(folder.resolveSibling("derby.log"));
    FileChannel lockFile = lock(folder.resolveSibling(folder.getFileName() + ".lock"));
    var database = new DerbyDatabase(folder, key, lockFile);
    try {
      if (isMissing(folder)) {
        database.make(epoch);
      }
      database.connect().close();
      return database;
    } catch (IOException e) {
      database.release();
      throw new JournalException(Reason.UNOPENABLE, "the journal's folder cannot be used", e);
    } catch (SQLException e) {
      database.release();
      throw DerbyErrors.whileOpening(e);
    } catch (JournalException | RuntimeException e) {
      database.release();
      throw e;
    }
  }

  /** A new connection without autocommit; it boots the database where it is not running. */
  Connection connect() throws SQLException {
    Connection connection = connect(folder, new Properties());
    connection.setAutoCommit(false);
    return connection;
  }

  /** What the folder's files occupy, in bytes. */
  long sizeBytes() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException | RuntimeException e) {
      // Files come and go while the database works; the next look will do.
      return 0;
    }
  }

  @Override
  public void close() {
    shutDown(folder);
    release();
  }

  private void make(long epoch) throws JournalException, IOException, SQLException {
    Path growing = folder.resolveSibling(folder.getFileName() + ".new");
    setAside(growing);
    var create = new Properties();
    create.setProperty("create", "true");
    create.setProperty("dataEncryption", "true");
    try (Connection connection = connect(growing, create);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("insert into journal values (" + LAYOUT + ", " + epoch + ", 0, 0, 0, 0)");
      connection.commit();
    }
    shutDown(growing);
    force(growing);
    Files.deleteIfExists(folder);
    Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
    forceOne(folder.getParent());
  }

  private Connection connect(Path place, Properties properties) throws SQLException {
    // By properties: a key in the URL would show up in messages.
    properties.setProperty("encryptionKey", key.toHex());
    // With each boot: Derby checks the key with its default, DES, otherwise.
    properties.setProperty("encryptionAlgorithm", "AES/CBC/NoPadding");
    return DriverManager.getConnection("jdbc:derby:directory:" + place, properties);
  }

  private static void shutDown(Path place) {
    var properties = new Properties();
    properties.setProperty("shutdown", "true");
    properties.setProperty("deregister", "false");
    try (Connection none =
        DriverManager.getConnection("jdbc:derby:directory:" + place, properties)) {
      throw new IllegalStateException("Derby answered a shutdown with a connection: " + none);
    } catch (SQLException e) {
      // Always: 08006 says that it is down, 08004 or XJ004 that it was not up.
      System.getLogger(DerbyDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "database shut down: " + e.getSQLState());
    }
  }

  /** No folder, or an empty one such as an administrator makes beforehand. */
  private static boolean isMissing(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void setAside(Path leftover) throws IOException {
    if (!Files.exists(leftover)) {
      return;
    }
    int number = 1;
    Path aside;
    do {
      aside = leftover.resolveSibling(leftover.getFileName() + ".unfinished-" + number++);
    } while (Files.exists(aside));
    Files.move(leftover, aside, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void force(Path tree) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(tree)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      forceOne(path);
    }
  }

  private static void forceOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileChannel lock(Path file) throws JournalException {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new JournalException(Reason.UNOPENABLE, "the journal's folder cannot be used", e);
    }
    throw new JournalException(Reason.IN_USE, "another process has the journal open");
  }

  private void release() {
    closeQuietly(lockFile);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(DerbyDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the lock file failed", e);
    }
  }
}
