package vn.tram.hub.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.visit.Policy.Closes;
import vn.tram.hub.visit.Policy.Stays;
import vn.tram.hub.visit.Visit.Arrival;
import vn.tram.hub.visit.Visit.Departure;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

/**
 * Turns the passages of one person into visits. A pure function of the set of passages.
 *
 * <p>A person is at one place at a time. An entry that is followed by anything but the way out of
 * the same site was a forgotten check-out, a way out without an entry a forgotten check-in. What
 * nobody saw is bounded and never guessed: the whole interval in which it can have been.
 */
final class Pairs {
  /** Stall-keepers and teachers leave some time behind closing. */
  private static final Duration GRACE = Duration.ofHours(3);

  private final List<Visit> visits = new ArrayList<>();
  private Optional<Open> open = Optional.empty();
  private Optional<Passage> previous = Optional.empty();

  private record Open(Site site, Moment arrived) {}

  private record Limit(Instant end, Departure departure) {}

  private Pairs() {}

  /** The visits, by time. The order of the passages makes no difference. */
  static List<Visit> of(Collection<Passage> passages) {
    var pairs = new Pairs();
    for (Passage passage : inOrder(passages)) {
      pairs.add(passage);
      pairs.previous = Optional.of(passage);
    }
    pairs.open.ifPresent(last -> pairs.leaveUnseen(last, Optional.empty()));
    return List.copyOf(pairs.visits);
  }

  private record Keyed(Instant key, Passage passage) {}

  /** By time, but within a log by number: there the order is certain and times may not be. */
  private static List<Passage> inOrder(Collection<Passage> passages) {
    List<Keyed> keyed = new ArrayList<>();
    for (Passage passage : passages.stream().sorted(Passage.BY_PLACE).toList()) {
      Instant key = key(passage.at());
      // The last one before it in its log is never far: only other branches stand between them.
      for (Keyed earlier : keyed.reversed()) {
        if (earlier.passage().isBefore(passage)) {
          key = earlier.key().isAfter(key) ? earlier.key() : key;
          break;
        }
        if (earlier.passage().epoch() != passage.epoch()) {
          break;
        }
      }
      keyed.add(new Keyed(key, passage));
    }
    return keyed.stream()
        .sorted(Comparator.comparing(Keyed::key).thenComparing(Keyed::passage, Passage.BY_PLACE))
        .map(Keyed::passage)
        .toList();
  }

  /** Where to put a moment in a row: a middle with no end would be in another century. */
  private static Instant key(Moment at) {
    return at.latest().equals(Moment.UNKNOWN.latest()) ? at.earliest() : at.middle();
  }

  private void add(Passage passage) {
    if (passage.direction() == Direction.IN) {
      open.ifPresent(visit -> leaveUnseen(visit, Optional.of(passage.at())));
      open = Optional.of(new Open(passage.site(), passage.at()));
      return;
    }
    boolean ends =
        open.isPresent()
            && open.get().site().equals(passage.site())
            && !passage.at().earliest().isAfter(limit(open.get()).end().plus(GRACE));
    if (ends) {
      Moment arrived = open.get().arrived();
      visits.add(
          new Visit(
              passage.site(),
              arrived,
              notBefore(arrived, passage.at().earliest(), passage.at().latest()),
              Arrival.SEEN,
              Departure.SEEN));
    } else {
      open.ifPresent(visit -> leaveUnseen(visit, Optional.of(passage.at())));
      arriveUnseen(passage);
    }
    open = Optional.empty();
  }

  private void leaveUnseen(Open visit, Optional<Moment> next) {
    Limit limit = limit(visit);
    if (next.isPresent() && next.get().latest().isBefore(limit.end())) {
      limit = new Limit(next.get().latest(), Departure.NEXT_PASSAGE);
    }
    visits.add(
        new Visit(
            visit.site(),
            visit.arrived(),
            notBefore(visit.arrived(), visit.arrived().earliest(), limit.end()),
            Arrival.SEEN,
            limit.departure()));
  }

  private void arriveUnseen(Passage out) {
    Instant earliest =
        switch (out.site().policy()) {
          case Closes closes -> closes.previous(out.at().earliest().minus(GRACE));
          case Stays stays -> out.at().earliest().minus(stays.longest());
        };
    if (previous.isPresent()) {
      earliest = later(earliest, previous.get().at().earliest());
    }
    earliest = later(earliest, Moment.UNKNOWN.earliest());
    Moment arrived = new Moment(earlier(earliest, out.at().latest()), out.at().latest());
    visits.add(new Visit(out.site(), arrived, out.at(), Arrival.INFERRED, Departure.SEEN));
  }

  /** Until when somebody can be there whom nobody sees again. */
  private static Limit limit(Open visit) {
    Instant arrived = visit.arrived().latest();
    if (arrived.equals(Moment.UNKNOWN.latest())) {
      return new Limit(arrived, Departure.USUAL_STAY);
    }
    return switch (visit.site().policy()) {
      case Closes closes -> new Limit(closes.next(arrived), Departure.CLOSING);
      case Stays stays -> new Limit(arrived.plus(stays.longest()), Departure.USUAL_STAY);
    };
  }

  /** Nobody leaves before he came; where clocks say so, they are off. */
  private static Moment notBefore(Moment arrived, Instant earliest, Instant latest) {
    return new Moment(
        earlier(earliest, later(latest, arrived.earliest())), later(latest, arrived.earliest()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
