package vn.tram.hub.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.merge.Channel;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.route.Restraint.Letter;
import vn.tram.hub.store.Trouble;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.WireException;

/** What is done with a message at each stop of its way, and what the exchange carries between. */
final class Steps {
  /** Property of an exchange: the place that it has in a lane. */
  static final String PLACE = "place";

  /** Property of an exchange whose answer goes into a file. */
  static final String ANSWER = "answer";

  private static final Logger LOG = System.getLogger(HubRoutes.class.getName());

  private static final String VERDICT = "verdict";
  private static final String OUTCOME = "outcome";

  /** Property of an exchange: how often a gap before it was seen already. */
  private static final String LOOKS = "looks";

  private final int capacity;
  private final Judge judge;
  private final Clerk clerk;
  private final Answers answers;
  private final Mailroom mailroom;
  private final Traffic traffic;
  private final Weather weather;
  private final Company company = new Company();
  private final Encore encore;
  private final Function<Lane, String> again;

  /**
   * Steps on the ways of one hub process.
   *
   * @param capacity of a lane
   * @param again where a batch of a lane waits to be merged, another time
   */
  Steps(
      int capacity,
      Judge judge,
      Clerk clerk,
      Answers answers,
      Mailroom mailroom,
      Traffic traffic,
      Weather weather,
      Encore encore,
      Function<Lane, String> again) {
    this.capacity = capacity;
    this.judge = judge;
    this.clerk = clerk;
    this.answers = answers;
    this.mailroom = mailroom;
    this.traffic = traffic;
    this.weather = weather;
    this.encore = encore;
    this.again = again;
  }

  void look(Exchange exchange) {
    Verdict verdict = judge.batch(incoming(exchange));
    exchange.setProperty(VERDICT, verdict);
    if (verdict instanceof Verdict.Accepted accepted) {
      clerk.lookAhead(accepted);
    }
  }

  void judgeCarried(Exchange exchange) {
    exchange.setProperty(VERDICT, judge.carried(incoming(exchange)));
  }

  void refuseStopped(Exchange exchange) {
    clerk.refuse(exchange.getMessage().getBody(Stopped.class));
  }

  void merge(Exchange exchange) {
    Verdict.Accepted accepted = verdict(exchange, Verdict.Accepted.class);
    Outcome outcome = clerk.merge(incoming(exchange), accepted, channel(exchange));
    int looks = exchange.getProperty(LOOKS, 0, Integer.class);
    Optional<Duration> rest =
        place(exchange)
            .flatMap(place -> company.again(accepted.header(), outcome, looks, System.nanoTime()));
    if (rest.isPresent()) {
      weather.worked();
      encore.after(rest.get(), () -> lookAgain(exchange, looks + 1));
    } else {
      outcome(exchange, outcome);
    }
  }

  /** Behind what has come in meanwhile, with the place that it has. */
  private void lookAgain(Exchange exchange, int looks) {
    encore.send(
        again.apply(place(exchange).orElseThrow().lane()),
        fresh -> {
          fresh.getMessage().setBody(incoming(exchange));
          fresh.setProperty(VERDICT, exchange.getProperty(VERDICT));
          fresh.setProperty(PLACE, exchange.getProperty(PLACE));
          fresh.setProperty(LOOKS, looks);
        });
  }

  static boolean isSettled(Exchange exchange) {
    return exchange.getProperty(OUTCOME) != null;
  }

  void park(Exchange exchange) {
    outcome(
        exchange,
        clerk.park(
            incoming(exchange), verdict(exchange, Verdict.Puzzling.class), channel(exchange)));
  }

  private void outcome(Exchange exchange, Outcome outcome) {
    weather.worked();
    exchange.setProperty(OUTCOME, outcome);
  }

  void refuse(Exchange exchange) {
    WireException reason = verdict(exchange, Verdict.Refused.class).reason();
    clerk.refuse(incoming(exchange), reason);
    exchange.setProperty(ANSWER, new Carried.Refused(reason));
    leave(exchange);
  }

  void answer(Exchange exchange) {
    Outcome outcome = exchange.getProperty(OUTCOME, Outcome.class);
    Optional<Lane.Place> place = place(exchange);
    if (place.isEmpty()) {
      exchange.setProperty(
          ANSWER, judged(verdict(exchange, Verdict.Signed.class).header(), outcome));
      return;
    }
    mailroom.send(
        Letter.to(
            verdict(exchange, Verdict.Signed.class).header(),
            outcome,
            Pressure.pause(outcome.kind(), place.get().lane().filled(), capacity)));
    leave(exchange);
  }

  private Carried judged(Batch.Header header, Outcome outcome) {
    Receipt receipt = answers.receipt(header, outcome.point(), Duration.ZERO);
    return new Carried.Judged(header, outcome, receipt, answers.signed(receipt));
  }

  void state(Exchange exchange) {
    Incoming state = incoming(exchange);
    try {
      clerk.heard(judge.state(state));
    } catch (WireException e) {
      clerk.refuse(state, e);
    }
  }

  void request(Exchange exchange) {
    Incoming request = incoming(exchange);
    try {
      clerk.asked(judge.request(request));
    } catch (WireException e) {
      clerk.refuse(request, e);
    }
  }

  /** Nothing was committed, so there is no receipt and the node sends again. */
  void failed(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (exchange.getFromRouteId().startsWith(HubRoutes.UPLINK)) {
      leave(exchange);
      traffic.add(Traffic.Kind.POSTPONED);
    }
    if (Trouble.passes(failure)) {
      weather.failed(failure);
    } else {
      LOG.log(Level.ERROR, "Route " + exchange.getFromRouteId() + " fails", failure);
    }
  }

  static boolean somethingNew(Exchange exchange) {
    return exchange.getProperty(OUTCOME, Outcome.class).kind() == Outcome.Kind.STORED;
  }

  private static Incoming incoming(Exchange exchange) {
    return exchange.getMessage().getBody(Incoming.class);
  }

  /** Of a batch that came by a lane. */
  private static Optional<Lane.Place> place(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(PLACE, Lane.Place.class));
  }

  /** What came by no lane was carried. */
  private static Channel channel(Exchange exchange) {
    return place(exchange).isPresent() ? Channel.LIVE : Channel.CARRIED;
  }

  private static void leave(Exchange exchange) {
    place(exchange).ifPresent(Lane.Place::leave);
  }

  private static <V extends Verdict> V verdict(Exchange exchange, Class<V> kind) {
    return kind.cast(exchange.getProperty(VERDICT));
  }

  static Predicate verdictIs(Class<? extends Verdict> kind) {
    return exchange -> kind.isInstance(exchange.getProperty(VERDICT));
  }
}
