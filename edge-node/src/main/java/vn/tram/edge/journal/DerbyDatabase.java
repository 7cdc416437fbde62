package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
  private static final System.Logger LOG = System.getLogger(DerbyDatabase.class.getName());
  private static final int KEY_BYTES = 32;

  /** What Derby says when a database, or all of it, went down, and when it was not up. */
  private static final Set<String> DOWN = Set.of("08006", "08004", "XJ004", "XJ015");

  /** In the folder, in the clear: which journal it was, should it not open any more. */
  private static final String EPOCH = "epoch";

  /** In the folder, by Derby, from the start of a database until it is stopped in good order. */
  private static final String RUNNING = "db.lck";

  private static final String READ_ONLY = "25502";

  private final Path folder;
  private final Octets key;
  private final FolderLock lock;
  private final Reserve reserve;

  /** Whether an error left the running database in doubt. */
  private boolean doubtful;

  private DerbyDatabase(Path folder, Octets key, FolderLock lock, Reserve reserve) {
    this.folder = folder;
    this.key = key;
    this.lock = lock;
    this.reserve = reserve;
  }

  /**
   * Opens the database in the folder, or makes one where there is none.
   *
   * @param epoch of a journal that has to be made
   */
  static DerbyDatabase open(Path folder, Octets key, long epoch, Reserve reserve)
      throws JournalException {
    if (key.size() != KEY_BYTES) {
      throw new JournalException(
          Reason.WRONG_KEY, "a journal's key has " + KEY_BYTES + " bytes, not " + key.size());
    }
    Engine.configure(folder.resolveSibling("derby.log"));
    var database = new DerbyDatabase(folder, key, FolderLock.of(folder), reserve);
    try {
      if (isMissing(folder)) {
        database.make(epoch);
      }
      settle(folder);
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

  /**
   * A new connection without autocommit. It starts the database where it is not running, and anew
   * where an error left it in doubt: a Derby that met a full disk is of no use until then.
   */
  synchronized Connection connect() throws SQLException {
    if (doubtful) {
      stop();
    }
    Connection connection;
    try {
      connection = writable();
    } catch (SQLException e) {
      doubtful = true;
      if (DerbyErrors.whileOpening(e).reason() != Reason.FULL) {
        throw e;
      }
      // To recover a database takes room.
      reserve.drop();
      stop();
      connection = writable();
    }
    doubtful = false;
    connection.setAutoCommit(false);
    return connection;
  }

  /** On a disk without room for its lock file Derby takes a database for one on a CD. */
  private Connection writable() throws SQLException {
    Connection connection = connect(folder, new Properties());
    if (connection.isReadOnly()) {
      discard(connection);
      shutDown(folder);
      throw new SQLException("Derby would only read the journal", READ_ONLY);
    }
    return connection;
  }

  /** Ends the database, so that the next connection starts it anew from what is on the disk. */
  private void stop() throws SQLException {
    shutDown(folder);
    try {
      settle(folder);
    } catch (IOException e) {
      throw new SQLException("the journal's files cannot be brought to the disk", e);
    }
  }

  /** Ends a connection that may be broken already. */
  static void discard(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "a broken connection did not close", e);
    }
  }

  /** An error happened: where it says so, the next connection finds the database started anew. */
  synchronized void suspect(SQLException error) {
    doubtful |= DerbyErrors.isFatal(error);
  }

  /** Whether a process has the folder's database open. */
  static boolean inUse(Path folder) {
    if (!Files.exists(FolderLock.file(folder))) {
      return false;
    }
    try (FolderLock _ = FolderLock.of(folder)) {
      return false;
    } catch (JournalException e) {
      return e.reason() == Reason.IN_USE;
    }
  }

  /** Does something with a folder while no process has it open. */
  static <T> T exclusively(Path folder, Action<T> action) throws JournalException {
    try (FolderLock _ = FolderLock.of(folder)) {
      return action.run();
    }
  }

  /** Something done with a folder. */
  interface Action<T> {
    T run() throws JournalException;
  }

  /** Which journal is in the folder, where that can be read beside the database. */
  static Optional<Long> epochBeside(Path folder) {
    try {
      return Optional.of(Long.valueOf(Files.readString(folder.resolve(EPOCH)).strip()));
    } catch (IOException | NumberFormatException e) {
      LOG.log(System.Logger.Level.DEBUG, "the journal's epoch cannot be read beside it", e);
      return Optional.empty();
    }
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
    try (Connection connection = connect(growing, create)) {
      connection.setAutoCommit(false);
      Tables.create(connection, epoch);
      connection.commit();
    }
    shutDown(growing);
    Files.writeString(growing.resolve(EPOCH), epoch + "\n");
    Durable.forceTree(growing);
    Files.deleteIfExists(folder);
    Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
    Durable.force(folder.getParent());
  }

  private Connection connect(Path place, Properties properties) throws SQLException {
    return connect(place, key, properties);
  }

  /** Has Derby bring what stands in its log into the pages of a copy, and lets go of it. */
  static void recover(Path copy, Octets key) throws SQLException {
    Engine.configure(copy.resolveSibling("derby.log"));
    try {
      connect(copy, key, new Properties()).close();
    } finally {
      shutDown(copy);
    }
  }

  private static Connection connect(Path place, Octets key, Properties properties)
      throws SQLException {
    // By properties: a key in the URL would show up in messages.
    properties.setProperty("encryptionKey", key.toHex());
    // With each boot: Derby checks the key with its default, DES, otherwise.
    properties.setProperty("encryptionAlgorithm", "AES/CBC/NoPadding");
    return DriverManager.getConnection("jdbc:derby:directory:" + place, properties);
  }

  /** A database that broke may not even go down: then all of Derby does. */
  private static void shutDown(Path place) {
    if (!isDown("jdbc:derby:directory:" + place)) {
      LOG.log(System.Logger.Level.WARNING, "The database does not stop: Derby is started anew.");
      isDown("jdbc:derby:");
    }
  }

  private static boolean isDown(String url) {
    var properties = new Properties();
    properties.setProperty("shutdown", "true");
    properties.setProperty("deregister", "false");
    try (Connection none = DriverManager.getConnection(url, properties)) {
      throw new IllegalStateException("Derby answered a shutdown with a connection: " + none);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "database shut down: " + e.getSQLState());
      return DOWN.contains(e.getSQLState());
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

  /**
   * Brings to the disk what a killed process had only written, if the last one did not stop the
   * database: recovery reads it, takes it for durable and builds on it, and a power cut soon after
   * would take it away from below.
   */
  private static void settle(Path folder) throws IOException {
    if (Files.exists(folder.resolve(RUNNING))) {
      Durable.forceTree(folder);
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

  private void release() {
    lock.close();
  }
}
