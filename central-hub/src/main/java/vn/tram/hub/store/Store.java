package vn.tram.hub.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The hub's database, ready for use. Safe for many threads. */
public final class Store implements AutoCloseable {
  private final DataSource source;
  private final Jdbi jdbi;

  private Store(DataSource source) {
    this.source = source;
    this.jdbi = Jdbi.create(source);
  }

  /**
   * Starts or reaches the database and brings its tables up to date.
   *
   * @throws StoreException when it cannot be used; the sentence says what to do
   */
  public static Store open(Database database) {
    throw new UnsupportedOperationException("" + database);
  }

  public DataSource source() {
    return source;
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** Closes the connections and stops a server of the hub's own. */
  @Override
  public void close() {}
}
