package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tram.hub.merge.Intake.Delivery;
import vn.tram.hub.merge.Intake.Taking;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.merge.Room.NoRoom;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.StoreFailure;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Takes batches into the database, each in one transaction. Any order and any number of times give
 * the same result. Safe for many threads and many hub processes: the rows of the journal are the
 * lock.
 */
public final class Merge {
  private final Store store;
  private final Shelf shelf;
  private final Parking parking = new Parking();
  private final Decisions decisions;
  private final Room room;
  private final List<MergeListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * A merge into this store.
   *
   * @param sealKeys the hub's present seal key and those before it
   * @param reader what opened words are read with
   */
  public Merge(Store store, Vault vault, SealKeys sealKeys, CardReader reader) {
    this(store, vault, sealKeys, reader, Room.DEFAULT);
  }

  /** As the other, with another bound for what of one node may wait for an operator. */
  Merge(Store store, Vault vault, SealKeys sealKeys, CardReader reader, Room room) {
    this.store = store;
    this.room = room;
    this.shelf = new Shelf(vault, new Opener(vault, sealKeys, reader));
    this.decisions = new Decisions(store, shelf, parking, this);
  }

  /** Tells the listener of every batch from now on. */
  public void onMerge(MergeListener listener) {
    listeners.add(listener);
  }

  /** What an operator may decide of journals that are kept apart. */
  public Decisions decisions() {
    return decisions;
  }

  /**
   * Opens and reads ahead what a batch says of persons, for a {@link #merge} that comes soon; it
   * takes nothing. A merge without it gives the same and takes longer.
   *
   * @throws StoreFailure when the database does not do it now
   */
  public void lookAhead(Batch batch) {
    store.inTransaction(
        connection -> {
          shelf.lookAhead(connection, batch);
          return true;
        });
  }

  /**
   * Takes what is new in a batch, or keeps the batch apart when it is of another log than the one
   * that the hub has under its name.
   *
   * @param raw the bytes as they came; their signature was checked
   * @param channel how they came
   * @throws WireException with BAD_ENTRIES when entries contradict each other, or the database
   *     cannot hold them; nothing was taken, and the batch is to be parked
   * @throws StoreFailure when the database does not do it now; nothing was taken
   */
  public Outcome merge(Batch batch, byte[] raw, Channel channel) throws WireException {
    return merge(batch, raw, channel, Optional.empty());
  }

  private Outcome merge(Batch batch, byte[] raw, Channel channel, Optional<Journal> from)
      throws WireException {
    Share.requireSense(batch);
    Outcome outcome;
    try {
      outcome =
          take(
              new Delivery(
                  batch.header(), at -> Arrival.from(batch, at), raw, channel, Kind.STORED, from),
              (connection, journal, run) -> store(connection, journal, Share.of(batch, run)));
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
   * @param channel how it came
   * @return PARKED, FULL where too much of this node waits already, or what a batch in its place
   *     would have come to when it is known, too early or of another log
   * @throws StoreFailure when the database does not do it now; nothing was done
   */
  public Outcome park(BatchCodec.Opened opened, byte[] raw, WireException reason, Channel channel) {
    return park(opened, raw, reason, channel, Optional.empty());
  }

  private Outcome park(
      BatchCodec.Opened opened,
      byte[] raw,
      WireException reason,
      Channel channel,
      Optional<Journal> from) {
    Outcome outcome =
        take(
            new Delivery(
                opened.header(),
                at -> Arrival.of(opened.header()),
                raw,
                channel,
                Kind.PARKED,
                from),
            (connection, journal, run) -> {
              if (from.isEmpty()) {
                room.require(connection, journal, (long) opened.packed().size() + raw.length);
              }
              parking.park(connection, journal, run, opened, raw, reason);
              return 0;
            });
    tell(opened.header().node(), outcome);
    return outcome;
  }

  /**
   * Takes a batch that a superseded journal kept, as if it came by hand: that is where entries of
   * former journals are welcome.
   */
  void bring(BatchCodec.Opened opened, byte[] raw, Journal superseded) {
    try {
      merge(BatchCodec.unpack(opened), raw, Channel.CARRIED, Optional.of(superseded));
    } catch (WireException e) {
      park(opened, raw, e, Channel.CARRIED, Optional.of(superseded));
    }
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
          store.inTransaction(connection -> parking.reprocess(connection, parked, this::store));
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
    for (int journal : store.inTransaction(shelf::unresolved)) {
      read +=
          store.inTransaction(
              connection -> shelf.reread(connection, Journal.lock(connection, journal)));
    }
    return read;
  }

  private int store(Connection connection, Journal journal, Share share) throws SQLException {
    shelf.store(connection, journal, share);
    if (share.last() <= journal.cursor()) {
      Heirs.refresh(connection, journal.id());
    }
    return share.checkIns().size();
  }

  private Outcome take(Delivery delivery, Taking taking) {
    try {
      return store.inTransaction(connection -> Intake.take(connection, room, delivery, taking));
    } catch (NoRoom e) {
      return new Outcome(Kind.FULL, e.at(), 0, 0);
    }
  }

  private void tell(NodeName node, Outcome outcome) {
    listeners.forEach(listener -> listener.merged(node, outcome));
  }
}
