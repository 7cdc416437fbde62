package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.StoreFailure;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.BatchCodec.Opened;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** What an operator decides of a journal that is kept apart. */
public final class Decisions {
  private final Store store;
  private final Shelf shelf;
  private final Parking parking;
  private final Merge merge;

  Decisions(Store store, Shelf shelf, Parking parking, Merge merge) {
    this.store = store;
    this.shelf = shelf;
    this.parking = parking;
    this.merge = merge;
  }

  /**
   * Merges what was kept apart, and what follows it from now on. A branch becomes a journal of its
   * own; what a superseded journal said goes on where it was.
   *
   * @param branch the number of the journal
   * @param seen how many decisions about it he knows of who decides now
   * @param who decided
   * @param why in his words
   * @return whether it is decided; not where somebody else has decided meanwhile
   * @throws IllegalArgumentException when there is no such journal, or nothing to decide about it
   */
  public boolean takeIn(int branch, int seen, String who, String why) {
    Optional<Journal> journal =
        store.inTransaction(
            connection -> {
              Journal locked = decidable(connection, branch);
              if (locked.decisions(connection) != seen) {
                return Optional.empty();
              }
              boolean merged = locked.standing() == Standing.TAKEN_IN;
              locked.decide(connection, Standing.TAKEN_IN, who, why);
              if (!merged && locked.cause() != Cause.SUPERSEDED) {
                bring(connection, locked);
              }
              return Optional.of(locked);
            });
    journal.filter(taken -> taken.cause() == Cause.SUPERSEDED).ifPresent(this::goOn);
    return journal.isPresent();
  }

  /**
   * Keeps what was kept apart, and what follows it, without merging it. What it brought is taken
   * back; persons that were joined by a card that was only shown there stay joined.
   *
   * @param branch the number of the journal
   * @param seen how many decisions about it he knows of who decides now
   * @param who decided
   * @param why in his words
   * @return whether it is decided; not where somebody else has decided meanwhile
   * @throws IllegalArgumentException when there is no such journal, or nothing to decide about it
   */
  public boolean keepOut(int branch, int seen, String who, String why) {
    return store.inTransaction(
        connection -> {
          Journal peeked = Journal.peek(connection, branch);
          List<Journal> logs = Journal.lock(connection, peeked.node(), peeked.epoch());
          Journal locked = decidable(connection, branch);
          if (locked.decisions(connection) != seen) {
            return false;
          }
          if (locked.cause() == Cause.SUPERSEDED) {
            Brought.takeBack(connection, locked, logs);
          } else if (locked.standing() == Standing.TAKEN_IN) {
            Heirs.disown(connection, branch);
          }
          locked.decide(connection, Standing.KEPT_OUT, who, why);
          return true;
        });
  }

  private static Journal decidable(Connection connection, int branch) throws SQLException {
    Journal journal = Journal.lock(connection, branch);
    if (journal.cause() == Cause.NONE) {
      throw new IllegalArgumentException("there is nothing to decide about journal " + branch);
    }
    return journal;
  }

  /** Merges the batches of a branch, as if they came now. */
  private void bring(Connection connection, Journal branch) throws SQLException {
    Heirs.inherit(connection, branch.id());
    ChainPoint at = branch.root();
    for (long id : Apart.of(connection, branch)) {
      Apart.Kept kept = Apart.kept(connection, id);
      // Gaps that were filled come behind what is behind them, as they did when they came.
      int checkIns = bring(connection, branch.at(at), kept);
      branch.advance(connection, branch.at(), checkIns, Channel.CARRIED);
      at = kept.run().to() > at.seq() ? new ChainPoint(kept.run().to(), ChainMark.NONE) : at;
    }
    Heirs.refresh(connection, branch.id());
  }

  private int bring(Connection connection, Journal branch, Apart.Kept kept) throws SQLException {
    Opened opened;
    try {
      opened = BatchCodec.reopen(kept.raw());
    } catch (WireException e) {
      throw new IllegalStateException("a batch that was opened when it came does not open", e);
    }
    Savepoint before = connection.setSavepoint();
    try {
      Batch batch = BatchCodec.unpack(opened);
      Share.requireSense(batch);
      Share share = Share.of(batch, kept.run());
      shelf.store(connection, branch, share);
      return share.checkIns().size();
    } catch (WireException e) {
      parking.park(connection, branch, kept.run(), opened, kept.raw(), e);
    } catch (SQLException e) {
      if (!StoreFailure.isByData(e)) {
        throw e;
      }
      connection.rollback(before);
      var reason = new WireException(Reason.BAD_ENTRIES, "the database cannot hold its entries", e);
      parking.park(connection, branch, kept.run(), opened, kept.raw(), reason);
    }
    return 0;
  }

  /** What a superseded journal kept goes on in the log that it is of. */
  private void goOn(Journal superseded) {
    List<Long> ids = store.inTransaction(connection -> Apart.of(connection, superseded));
    for (long id : ids) {
      Apart.Kept kept = store.inTransaction(connection -> Apart.kept(connection, id));
      try {
        merge.bring(BatchCodec.reopen(kept.raw()), kept.raw(), superseded);
      } catch (WireException e) {
        throw new IllegalStateException("a batch that was opened when it came does not open", e);
      }
    }
  }
}
