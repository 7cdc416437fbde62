package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.StoreFailure;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Takes batches into the database, each in one transaction. Any order and any number of times give
 * the same result. Safe for many threads and many hub processes: the row of the journal is the
 * lock.
 */
public final class Merge {
  private final Store store;
  private final Shelf shelf;
  private final Parking parking = new Parking();
  private final List<MergeListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * A merge into this store.
   *
   * @param sealKeys the hub's present seal key and those before it
   * @param reader what opened words are read with
   */
  public Merge(Store store, Vault vault, SealKeys sealKeys, CardReader reader) {
    this.store = store;
    this.shelf = new Shelf(vault, new Opener(vault, sealKeys, reader));
  }

  /** Tells the listener of every batch from now on. */
  public void onMerge(MergeListener listener) {
    listeners.add(listener);
  }

  /**
   * Takes what is new in a batch.
   *
   * @throws WireException with BAD_ENTRIES when entries contradict each other, or the database
   *     cannot hold them; nothing was taken, and the batch is to be parked
   * @throws StoreFailure when the database does not do it now; nothing was taken
   */
  public Outcome merge(Batch batch) throws WireException {
    Share.requireSense(batch);
    Outcome outcome;
    try {
      outcome =
          take(
              batch.header(),
              (connection, journal) -> {
                Share share = Share.of(batch, journal.cursor() + 1);
                shelf.store(connection, journal, share);
                journal.advance(connection, batch.header().pointAfter(), share.checkIns().size());
                return share.checkIns().size();
              });
    } catch (StoreFailure e) {
      if (!e.isByData()) {
        throw e;
      }
      throw new WireException(
          Reason.BAD_ENTRIES, "the database cannot hold its entries (" + e.state() + ")", e);
    }
    tell(batch.header().node(), outcome);
    return outcome;
  }

  /**
   * Puts a batch aside whole that cannot be understood; the cursor moves over it.
   *
   * @param opened whose signature was checked
   * @param raw the bytes as they came
   * @param reason why
   * @return PARKED, or what a batch in its place would have come to when it is known or too early
   * @throws StoreFailure when the database does not do it now; nothing was done
   */
  public Outcome park(BatchCodec.Opened opened, byte[] raw, WireException reason) {
    Outcome taken =
        take(
            opened.header(),
            (connection, journal) -> {
              parking.park(connection, journal, opened, raw, reason);
              journal.advance(connection, opened.header().pointAfter(), 0);
              return 0;
            });
    Outcome outcome =
        taken.kind() == Kind.STORED
            ? new Outcome(Kind.PARKED, taken.point(), taken.entries(), 0)
            : taken;
    tell(opened.header().node(), outcome);
    return outcome;
  }

  /**
   * Tries a parked batch again. Success gives what its arrival in order would have given.
   *
   * @param parked its number
   * @return STORED when it was understood now, KNOWN when it was before, PARKED when it still is
   *     not
   * @throws IllegalArgumentException when there is no such batch
   */
  public Outcome reprocess(long parked) {
    NodeName node = store.inTransaction(connection -> parking.node(connection, parked));
    Outcome outcome;
    try {
      outcome =
          store.inTransaction(connection -> parking.reprocess(connection, parked, shelf::store));
    } catch (StoreFailure e) {
      if (!e.isByData()) {
        throw e;
      }
      outcome = store.inTransaction(connection -> parking.stays(connection, parked, e));
    }
    tell(node, outcome);
    return outcome;
  }

  /**
   * Notes a message that nobody answers for. Of each topic and reason the last one is kept, with
   * how often it happened.
   *
   * @param topic where it came in
   * @param bytes how long it was
   */
  public void refuse(String topic, int bytes, WireException reason) {
    store.inTransaction(
        connection -> {
          Parking.refuse(connection, topic, bytes, reason);
          return true;
        });
  }

  /** Tries again to open and read every person that could not be; returns how many it did. */
  public int reread() {
    int read = 0;
    for (Journal place : store.inTransaction(shelf::unresolved)) {
      read +=
          store.inTransaction(
              connection ->
                  shelf.reread(connection, Journal.lock(connection, place.node(), place.epoch())));
    }
    return read;
  }

  private interface Taking {
    int take(Connection connection, Journal journal) throws SQLException;
  }

  /** What every batch goes through: the lock, and the question what of it is new. */
  private Outcome take(Header header, Taking taking) {
    return store.inTransaction(
        connection -> {
          if (header.count() == 0) {
            return answer(connection, header);
          }
          Journal journal = Journal.lock(connection, header.node(), header.epoch());
          if (header.firstSeq() > journal.cursor() + 1) {
            journal.heard(connection);
            return new Outcome(Kind.GAP, journal.at(), 0, 0);
          }
          if (header.lastSeq() <= journal.cursor()) {
            journal.heard(connection);
            return new Outcome(Kind.KNOWN, journal.at(), 0, 0);
          }
          int entries = (int) (header.lastSeq() - journal.cursor());
          int checkIns = taking.take(connection, journal);
          return new Outcome(Kind.STORED, header.pointAfter(), entries, checkIns);
        });
  }

  /** Where the hub stands; a journal without an entry leaves no row. */
  private static Outcome answer(Connection connection, Header header) throws SQLException {
    var known = Journal.peek(connection, header.node(), header.epoch());
    if (known.isPresent()) {
      known.get().heard(connection);
    }
    ChainPoint durable = known.map(Journal::at).orElse(ChainPoint.START);
    return new Outcome(
        header.firstSeq() > durable.seq() + 1 ? Kind.GAP : Kind.KNOWN, durable, 0, 0);
  }

  private void tell(NodeName node, Outcome outcome) {
    listeners.forEach(listener -> listener.merged(node, outcome));
  }
}
