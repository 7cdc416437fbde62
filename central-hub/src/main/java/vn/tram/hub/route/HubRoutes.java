package vn.tram.hub.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.merge.Channel;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.route.Restraint.Letter;
import vn.tram.hub.store.Trouble;
import vn.tram.hub.visit.Pairing;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.WireException;

/** The map: from which place a message goes to which. The work itself is done elsewhere. */
final class HubRoutes extends RouteBuilder {
  /** How long an idle lane may sleep before it looks whether it is to stop, in milliseconds. */
  private static final String IDLE = "&pollTimeout=200";

  /** Where states come in. */
  static final String STATES = "seda:states?size=1024" + IDLE;

  /** What the broker did not pass on; a flood of them is one row anyway. */
  static final String STOPPED = "seda:stopped?size=256" + IDLE;

  /** Where requests come in. */
  static final String REQUESTS = "seda:requests?size=256" + IDLE;

  private static final Logger LOG = System.getLogger(HubRoutes.class.getName());

  private static final String UPLINK = "uplink-";
  private static final String MERGE = "direct:merge";
  private static final String PARK = "direct:park";
  private static final String REFUSE = "direct:refuse";
  private static final String RECEIPT = "direct:receipt";

  /** Where batches come in that somebody carried; whoever brings them waits for the answer. */
  static final String CARRIED = "direct:carried";

  /** Property of an exchange whose answer goes into a file. */
  static final String ANSWER = "answer";

  /** Merging itself, behind looking at a batch: the one uses the processor, the other waits. */
  private static final String STORE = "seda:store-";

  /** One run may wait: it sees everything that was merged before it begins. */
  private static final String PAIRING = "seda:pairing?size=1&discardWhenFull=true" + IDLE;

  /** What another hub process left undone, or this one before it was stopped. */
  private static final String NOW_AND_THEN = "timer:pairing?period=5000&delay=1000";

  private static final int PAIRINGS_A_SECOND = 2;

  /** Property of an exchange: the place that it has in a lane. */
  static final String PLACE = "place";

  private static final String VERDICT = "verdict";
  private static final String OUTCOME = "outcome";

  /** Property of an exchange: how often a gap before it was seen already. */
  private static final String LOOKS = "looks";

  private final RoutingSettings settings;
  private final Judge judge;
  private final Clerk clerk;
  private final Pairing pairing;
  private final Answers answers;
  private final Mailroom mailroom;
  private final Traffic traffic;
  private final Weather weather;
  private final List<Lane> lanes;
  private final Duty duty = new Duty();
  private final Company company = new Company();
  private final Encore encore;

  HubRoutes(
      RoutingSettings settings,
      Judge judge,
      Clerk clerk,
      Pairing pairing,
      Answers answers,
      Mailroom mailroom,
      Traffic traffic,
      Weather weather,
      Encore encore) {
    this.settings = settings;
    this.judge = judge;
    this.clerk = clerk;
    this.pairing = pairing;
    this.answers = answers;
    this.mailroom = mailroom;
    this.traffic = traffic;
    this.weather = weather;
    this.encore = encore;
    this.lanes =
        IntStream.range(0, settings.lanes())
            .mapToObj(number -> new Lane(number, settings.capacity()))
            .toList();
  }

  /** One a thread that merges. */
  List<Lane> lanes() {
    return lanes;
  }

  /** Where the batches of a lane come in. */
  String entrance(Lane lane) {
    return queue("seda:lane-", lane);
  }

  /** A queue that is never full: the lane itself lets in no more. */
  private String queue(String name, Lane lane) {
    return name + lane.number() + "?size=" + (settings.capacity() + 1) + IDLE;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(this::failed);

    for (Lane lane : lanes) {
      from(entrance(lane))
          .routeId(UPLINK + lane.number())
          .process(this::look)
          .to(queue(STORE, lane));
      from(queue(STORE, lane))
          .routeId(UPLINK + "store-" + lane.number())
          .choice()
          .when(verdictIs(Verdict.Accepted.class))
          .to(MERGE)
          .when(verdictIs(Verdict.Puzzling.class))
          .to(PARK)
          .otherwise()
          .to(REFUSE);
    }
    from(CARRIED)
        .routeId("carried")
        .process(exchange -> exchange.setProperty(VERDICT, judge.carried(incoming(exchange))))
        .choice()
        .when(verdictIs(Verdict.Accepted.class))
        .to(MERGE)
        .when(verdictIs(Verdict.Puzzling.class))
        .to(PARK)
        .otherwise()
        .to(REFUSE);
    from(MERGE)
        .routeId("merge")
        .process(this::merge)
        .filter(HubRoutes::isSettled)
        .to(RECEIPT)
        .filter(HubRoutes::somethingNew)
        .to(PAIRING);
    from(PARK).routeId("park").process(this::park).to(RECEIPT);
    from(REFUSE).routeId("refuse").process(this::refuse);
    from(RECEIPT).routeId("receipt").process(this::answer);

    from(STATES).routeId("states").process(this::state);
    from(REQUESTS).routeId("requests").process(this::request);
    from(STOPPED)
        .routeId("stopped")
        .process(exchange -> clerk.refuse(exchange.getMessage().getBody(Stopped.class)));

    from(PAIRING).routeId("pairing").throttle(PAIRINGS_A_SECOND).process(exchange -> pair());
    from(NOW_AND_THEN).routeId("now-and-then").to(PAIRING);
  }

  private void look(Exchange exchange) {
    Verdict verdict = judge.batch(incoming(exchange));
    exchange.setProperty(VERDICT, verdict);
    if (verdict instanceof Verdict.Accepted accepted) {
      clerk.lookAhead(accepted);
    }
  }

  private void pair() {
    long now = System.nanoTime();
    if (duty.due(backlog(), now)) {
      pairing.run(() -> duty.goesOn(backlog(), now, System.nanoTime()));
      duty.done(now, System.nanoTime());
    }
  }

  private boolean backlog() {
    return lanes.stream().anyMatch(lane -> lane.waiting() > 0);
  }

  private void merge(Exchange exchange) {
    Verdict.Accepted accepted = verdict(exchange, Verdict.Accepted.class);
    Outcome outcome = clerk.merge(incoming(exchange), accepted, channel(exchange));
    int looks = exchange.getProperty(LOOKS, 0, Integer.class);
    Optional<Duration> again =
        place(exchange)
            .flatMap(place -> company.again(accepted.header(), outcome, looks, System.nanoTime()));
    if (again.isPresent()) {
      weather.worked();
      encore.after(again.get(), () -> lookAgain(exchange, looks + 1));
    } else {
      outcome(exchange, outcome);
    }
  }

  /** Behind what has come in meanwhile, with the place that it has. */
  private void lookAgain(Exchange exchange, int looks) {
    encore.send(
        queue(STORE, place(exchange).orElseThrow().lane()),
        fresh -> {
          fresh.getMessage().setBody(incoming(exchange));
          fresh.setProperty(VERDICT, exchange.getProperty(VERDICT));
          fresh.setProperty(PLACE, exchange.getProperty(PLACE));
          fresh.setProperty(LOOKS, looks);
        });
  }

  private static boolean isSettled(Exchange exchange) {
    return exchange.getProperty(OUTCOME) != null;
  }

  private void park(Exchange exchange) {
    outcome(
        exchange,
        clerk.park(
            incoming(exchange), verdict(exchange, Verdict.Puzzling.class), channel(exchange)));
  }

  private void outcome(Exchange exchange, Outcome outcome) {
    weather.worked();
    exchange.setProperty(OUTCOME, outcome);
  }

  private void refuse(Exchange exchange) {
    WireException reason = verdict(exchange, Verdict.Refused.class).reason();
    clerk.refuse(incoming(exchange), reason);
    exchange.setProperty(ANSWER, new Carried.Refused(reason));
    leave(exchange);
  }

  private void answer(Exchange exchange) {
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
            Pressure.pause(place.get().lane().filled(), settings.capacity())));
    leave(exchange);
  }

  private Carried judged(Batch.Header header, Outcome outcome) {
    Receipt receipt = answers.receipt(header, outcome.point(), Duration.ZERO);
    return new Carried.Judged(header, outcome, receipt, answers.signed(receipt));
  }

  private void state(Exchange exchange) {
    Incoming state = incoming(exchange);
    try {
      clerk.heard(judge.state(state));
    } catch (WireException e) {
      clerk.refuse(state, e);
    }
  }

  private void request(Exchange exchange) {
    Incoming request = incoming(exchange);
    try {
      clerk.asked(judge.request(request));
    } catch (WireException e) {
      clerk.refuse(request, e);
    }
  }

  /** Nothing was committed, so there is no receipt and the node sends again. */
  private void failed(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (exchange.getFromRouteId().startsWith(UPLINK)) {
      leave(exchange);
      traffic.add(Traffic.Kind.POSTPONED);
    }
    if (Trouble.passes(failure)) {
      weather.failed(failure);
    } else {
      LOG.log(Level.ERROR, "Route " + exchange.getFromRouteId() + " fails", failure);
    }
  }

  private static boolean somethingNew(Exchange exchange) {
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

  private static Predicate verdictIs(Class<? extends Verdict> kind) {
    return exchange -> kind.isInstance(exchange.getProperty(VERDICT));
  }
}
