package vn.tram.edge.journal;

import java.util.Properties;
import org.apache.derby.iapi.services.monitor.Monitor;
import org.apache.derby.iapi.store.raw.RawStoreFactory;
import org.apache.derby.iapi.store.raw.log.LogFactory;
import org.apache.derby.impl.store.raw.data.BaseDataFileFactoryJ4;
import org.apache.derby.shared.common.error.StandardException;

/**
 * Derby's store of pages, with its checkpoints in the right order; Derby makes it, by the list
 * {@code org/apache/derby/modules.properties}.
 *
 * <p>At the end of a recovery Derby 10.17 appends a checkpoint to its log in memory, has the pages
 * written, writes into {@code log.ctrl} where that checkpoint stands ({@code checkpointInRFR}), and
 * only then writes the log. Whoever loses power in between keeps a {@code log.ctrl} that names a
 * place where nothing stands: Derby then reads that log file from its beginning, and does not open
 * (XSLAO) where a transaction goes on there. Here the log is on the disk when the pages are, which
 * is before {@code log.ctrl}.
 */
public final class OrderlyStore extends BaseDataFileFactoryJ4 {
  private LogFactory log;

  @Override
  public void setRawStoreFactory(RawStoreFactory store, boolean create, Properties properties)
      throws StandardException {
    super.setRawStoreFactory(store, create, properties);
    log = (LogFactory) Monitor.findServiceModule(this, store.getLogFactoryModule());
  }

  @Override
  public void checkpoint() throws StandardException {
    super.checkpoint();
    if (!isReadOnly()) {
      // Up to the first record that is not on the disk means: all of them.
      log.flush(log.getFirstUnflushedInstant());
    }
  }
}
