package vn.tram.hub.merge;

import java.util.List;
import vn.tram.hub.store.Store;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.WireException;

/**
 * Takes batches into the database, each in one transaction. Any order and any number of times give
 * the same result. Safe for many threads and many hub processes: the row of the journal is the
 * lock.
 */
public final class Merge {

  /**
   * A merge into this store.
   *
   * @param sealKeys the hub's present seal key and those before it
   * @param reader what opened words are read with
   */
  public Merge(Store store, Vault vault, List<HubSealKey> sealKeys, CardReader reader) {}

  /** Tells the listener of every batch from now on. */
  public void onMerge(MergeListener listener) {
    throw new UnsupportedOperationException("" + listener);
  }

  /**
   * Takes what is new in a batch.
   *
   * @throws WireException with BAD_ENTRIES when entries contradict each other; nothing was taken,
   *     and the batch is to be parked
   */
  public Outcome merge(Batch batch) throws WireException {
    throw new UnsupportedOperationException("" + batch);
  }

  /**
   * Puts a batch aside whole that cannot be understood; the cursor moves over it.
   *
   * @param opened whose signature was checked
   * @param raw the bytes as they came
   * @param reason why
   */
  public Outcome park(BatchCodec.Opened opened, byte[] raw, WireException reason) {
    throw new UnsupportedOperationException("" + opened);
  }

  /**
   * Tries a parked batch again. Success gives what its arrival in order would have given.
   *
   * @param parked its number
   * @return STORED when it was understood now or before, PARKED when it still is not
   */
  public Outcome reprocess(long parked) {
    throw new UnsupportedOperationException("" + parked);
  }

  /**
   * Notes a message that nobody answers for. Of each topic and reason the last one is kept, with
   * how often it happened.
   *
   * @param topic where it came in
   * @param bytes how long it was
   */
  public void refuse(String topic, int bytes, WireException reason) {
    throw new UnsupportedOperationException(topic);
  }

  /** Tries again to open and read every person that could not be; returns how many it did. */
  public int reread() {
    throw new UnsupportedOperationException();
  }
}
