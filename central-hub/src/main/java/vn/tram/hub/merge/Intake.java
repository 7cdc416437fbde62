package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.ChainPoint;

/** Finds out what of a batch is new and of which log it is, and moves that log's cursor. */
final class Intake {
  private Intake() {}

  /**
   * A batch on its way in.
   *
   * @param arrival how it stands to a log that is at this point
   * @param raw the bytes as they came
   * @param done what it comes to when something of it is taken
   * @param from the superseded journal that kept it, if one did
   */
  record Delivery(
      Header header,
      Function<ChainPoint, Arrival> arrival,
      byte[] raw,
      Channel channel,
      Kind done,
      Optional<Journal> from) {}

  /** What is done with entries that are new. */
  interface Taking {
    /** Takes these entries and returns how many check-ins they are. */
    int take(Connection connection, Journal journal, Run run) throws SQLException;
  }

  /** What every batch goes through: the lock, and the question what of it is new. */
  static Outcome take(Connection connection, Room room, Delivery delivery, Taking taking)
      throws SQLException {
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
    return take(connection, room, logs, delivery, taking);
  }

  private static Outcome take(
      Connection connection, Room room, List<Journal> all, Delivery delivery, Taking taking)
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
            ? apart(connection, room, journal, true, journal.at(), Cause.SUPERSEDED, all, delivery)
            : takes(connection, room, journal, arrivals.get(log), takes, all, delivery, taking);
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
        yield apart(connection, room, logs.get(parent), true, point, Cause.FORK, all, delivery);
      }
      case Choice.Stranger(ChainPoint before) ->
          // Without a mark only its very bytes tell that it came before.
          Apart.has(connection, all, delivery.raw())
              ? new Outcome(Kind.KNOWN, logs.getFirst().at(), 0, 0)
              : apart(
                  connection, room, logs.getFirst(), false, before, Cause.STRANGER, all, delivery);
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
      Room room,
      Journal journal,
      Arrival arrival,
      Ruling.Takes takes,
      List<Journal> all,
      Delivery delivery,
      Taking taking)
      throws SQLException {
    Header header = delivery.header();
    boolean apart = journal.standing().isApart();
    if (apart && delivery.from().isEmpty()) {
      room.require(connection, journal, (long) takes.runs().size() * delivery.raw().length);
    }
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
      Room room,
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
        ? takes(connection, room, branch, arrival, takes, all, delivery, (same, log, run) -> 0)
        : new Outcome(Kind.KNOWN, journal.at(), 0, 0);
  }
}
