package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
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
 * the same result. Safe for many threads and many hub processes: the rows of the journal are the
 * lock.
 */
public final class Merge {
  private final Store store;
  private final Shelf shelf;
  private final Parking parking = new Parking();
  private final Decisions decisions;
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
   * @return PARKED, or what a batch in its place would have come to when it is known, too early or
   *     of another log
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

  private record Delivery(
      Header header,
      Function<ChainPoint, Arrival> arrival,
      byte[] raw,
      Channel channel,
      Kind done,
      Optional<Journal> from) {}

  private interface Taking {
    /** Takes these entries and returns how many check-ins they are. */
    int take(Connection connection, Journal journal, Run run) throws SQLException;
  }

  private int store(Connection connection, Journal journal, Share share) throws SQLException {
    shelf.store(connection, journal, share);
    if (share.last() <= journal.cursor()) {
      Heirs.refresh(connection, journal.id());
    }
    return share.checkIns().size();
  }

  /** What every batch goes through: the lock, and the question what of it is new. */
  private Outcome take(Delivery delivery, Taking taking) {
    return store.inTransaction(
        connection -> {
          Header header = delivery.header();
          boolean asks = header.count() == 0;
          List<Journal> logs =
              asks
                  ? Journal.peek(connection, header.node(), header.epoch())
                  : Journal.lock(connection, header.node(), header.epoch());
          if (logs.isEmpty()) {
            // A question of a journal without an entry leaves no row.
            Kind kind = header.firstSeq() > 1 ? Kind.GAP : Kind.KNOWN;
            return new Outcome(kind, ChainPoint.START, 0, 0);
          }
          return take(connection, logs, delivery, taking);
        });
  }

  private static Outcome take(
      Connection connection, List<Journal> all, Delivery delivery, Taking taking)
      throws SQLException {
    Header header = delivery.header();
    List<Journal> logs = all.stream().filter(log -> log.speaks(delivery.channel())).toList();
    List<LogView> views = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (Journal log : logs) {
      views.add(Logs.view(connection, log, header));
      arrivals.add(delivery.arrival().apply(log.at()));
    }
    return switch (Choice.of(views, arrivals)) {
      case Choice.One(int log, Ruling.Takes takes) -> {
        Journal journal = logs.get(log);
        yield isTwin(journal, all, delivery.channel())
            ? apart(connection, journal, true, journal.at(), Cause.SUPERSEDED, all, delivery)
            : takes(connection, journal, arrivals.get(log), takes, all, delivery, taking);
      }
      case Choice.One(int log, Ruling.Known known) -> {
        Journal journal = logs.get(log);
        journal.heard(connection);
        // A node of a branch sends what is older than the branch: it must hear of its own log.
        boolean own = header.count() > 0 && known.proven() && header.pointAfter().isKnown();
        yield new Outcome(Kind.KNOWN, own ? header.pointAfter() : journal.at(), 0, 0);
      }
      case Choice.One(int log, Ruling none) -> {
        logs.get(log).heard(connection);
        yield new Outcome(Kind.GAP, logs.get(log).at(), 0, 0);
      }
      case Choice.Leaves(int parent, long root) -> {
        var point = new ChainPoint(root, arrivals.get(parent).marks().at(root));
        yield apart(connection, logs.get(parent), true, point, Cause.FORK, all, delivery);
      }
      case Choice.Stranger(ChainPoint before) ->
          // Without a mark only its very bytes tell that it came before.
          Apart.has(connection, all, delivery.raw())
              ? new Outcome(Kind.KNOWN, logs.getFirst().at(), 0, 0)
              : apart(connection, logs.getFirst(), false, before, Cause.STRANGER, all, delivery);
    };
  }

  /** Whether this journal talks live although the node began a newer one. */
  private static boolean isTwin(Journal journal, List<Journal> all, Channel channel) {
    return channel == Channel.LIVE
        && journal.superseded()
        && !journal.standing().isApart()
        && takenIn(all).isEmpty();
  }

  private static Optional<Journal> takenIn(List<Journal> all) {
    return all.stream()
        .filter(log -> log.cause() == Cause.SUPERSEDED && log.standing() == Standing.TAKEN_IN)
        .findFirst();
  }

  private static Outcome takes(
      Connection connection,
      Journal journal,
      Arrival arrival,
      Ruling.Takes takes,
      List<Journal> all,
      Delivery delivery,
      Taking taking)
      throws SQLException {
    Header header = delivery.header();
    boolean apart = journal.standing().isApart();
    int checkIns = 0;
    long entries = 0;
    for (Run run : takes.runs()) {
      checkIns += apart ? 0 : taking.take(connection, journal, run);
      entries += run.size();
    }
    if (journal.cause() != Cause.NONE) {
      Apart.keep(connection, journal, header, takes.runs(), delivery.raw());
    }
    if (delivery.from().isPresent()) {
      Brought.note(connection, delivery.from().get(), journal, takes.runs());
    } else if (delivery.channel() == Channel.LIVE && journal.superseded() && !apart) {
      Optional<Journal> superseded = takenIn(all);
      if (superseded.isPresent()) {
        follow(connection, superseded.get(), journal, arrival, takes, delivery);
      }
    }
    Logs.take(connection, journal, arrival, takes);
    ChainPoint end = header.lastSeq() > journal.cursor() ? arrival.end() : journal.at();
    journal.advance(connection, end, checkIns, delivery.channel());
    boolean bootless = header.bootSeq() == 0 && header.firstSeq() > 1;
    if (!apart && (bootless || takes.runs().getFirst().from() <= journal.cursor())) {
      LostBoots.settle(connection, journal);
    }
    return new Outcome(apart ? Kind.APART : delivery.done(), end, (int) entries, checkIns);
  }

  /** A superseded journal that was taken in keeps what comes, as it did before. */
  private static void follow(
      Connection connection,
      Journal superseded,
      Journal into,
      Arrival arrival,
      Ruling.Takes takes,
      Delivery delivery)
      throws SQLException {
    Apart.keep(connection, superseded, delivery.header(), takes.runs(), delivery.raw());
    Brought.note(connection, superseded, into, takes.runs());
    Logs.take(connection, superseded, arrival, takes);
    if (arrival.end().seq() > superseded.cursor()) {
      superseded.advance(connection, arrival.end(), 0, Channel.CARRIED);
    }
  }

  /** Begins a branch with this batch. */
  private static Outcome apart(
      Connection connection,
      Journal journal,
      boolean shares,
      ChainPoint root,
      Cause cause,
      List<Journal> all,
      Delivery delivery)
      throws SQLException {
    Journal branch = journal.branch(connection, shares, root, cause);
    boolean keptOut =
        all.stream()
            .anyMatch(
                log -> log.cause() == Cause.SUPERSEDED && log.standing() == Standing.KEPT_OUT);
    if (cause == Cause.SUPERSEDED && keptOut) {
      branch.decide(connection, Standing.KEPT_OUT, "", "");
    }
    Arrival arrival = delivery.arrival().apply(root);
    LogView view = Logs.view(connection, branch, delivery.header());
    return Ruling.of(view, arrival) instanceof Ruling.Takes takes
        ? takes(connection, branch, arrival, takes, all, delivery, (same, log, run) -> 0)
        : new Outcome(Kind.KNOWN, journal.at(), 0, 0);
  }

  private void tell(NodeName node, Outcome outcome) {
    listeners.forEach(listener -> listener.merged(node, outcome));
  }
}
