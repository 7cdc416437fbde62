package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.apache.derby.iapi.services.monitor.Monitor;
import org.apache.derby.iapi.store.raw.data.DataFactory;
import org.apache.derby.iapi.store.raw.log.LogFactory;
import org.apache.derby.shared.common.reference.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.octets.Octets;

/** No checkpoint is announced before the log has it on the disk. */
class OrderlyStoreTest {
  private static final Octets KEY = Octets.ofHex("0123456789abcdef".repeat(4));

  @TempDir Path home;

  @Test
  void whenThePagesAreOnTheDiskAllOfTheLogIs() throws Exception {
    Path folder = home.toRealPath().resolve("journal");
    var reserve = new Reserve(() -> Long.MAX_VALUE, 0, folder);
    try (DerbyDatabase database = DerbyDatabase.open(folder, KEY, 1, reserve);
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Object service = Monitor.findService(Property.DATABASE_MODULE, folder.toString());
      var pages = (DataFactory) Monitor.findServiceModule(service, DataFactory.MODULE);
      var log = (LogFactory) Monitor.findServiceModule(service, LogFactory.MODULE);
      assertInstanceOf(OrderlyStore.class, pages, "Derby took its own");

      // It ends with a record that belongs to no page and that nobody waits for.
      statement.execute("call syscs_util.syscs_checkpoint_database()");
      long durable = log.getFirstUnflushedInstantAsLong();
      pages.checkpoint();
      assertTrue(
          log.getFirstUnflushedInstantAsLong() > durable,
          "a record of the log is still only in memory");
      connection.rollback();
    }
  }
}
