package vn.tram.hub.route;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import vn.tram.hub.visit.Pairing;

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

  /** How the names of the routes begin that batches of a lane come by. */
  static final String UPLINK = "uplink-";

  private static final String MERGE = "direct:merge";
  private static final String PARK = "direct:park";
  private static final String REFUSE = "direct:refuse";
  private static final String RECEIPT = "direct:receipt";

  /** Where batches come in that somebody carried; whoever brings them waits for the answer. */
  static final String CARRIED = "direct:carried";

  /** Merging itself, behind looking at a batch: the one uses the processor, the other waits. */
  private static final String STORE = "seda:store-";

  /** One run may wait: it sees everything that was merged before it begins. */
  private static final String PAIRING = "seda:pairing?size=1&discardWhenFull=true" + IDLE;

  /** What another hub process left undone, or this one before it was stopped. */
  private static final String NOW_AND_THEN = "timer:pairing?period=5000&delay=1000";

  private static final int PAIRINGS_A_SECOND = 2;

  private final int capacity;
  private final List<Lane> lanes;
  private final Steps steps;
  private final Pairing pairing;
  private final Duty duty = new Duty();

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
    this.capacity = settings.capacity();
    this.pairing = pairing;
    this.lanes =
        IntStream.range(0, settings.lanes())
            .mapToObj(number -> new Lane(number, capacity))
            .toList();
    this.steps =
        new Steps(
            capacity,
            judge,
            clerk,
            answers,
            mailroom,
            traffic,
            weather,
            encore,
            lane -> queue(STORE, lane));
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
    return name + lane.number() + "?size=" + Lane.most(capacity) + IDLE;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(steps::failed);

    for (Lane lane : lanes) {
      from(entrance(lane))
          .routeId(UPLINK + lane.number())
          .process(steps::look)
          .to(queue(STORE, lane));
      from(queue(STORE, lane))
          .routeId(UPLINK + "store-" + lane.number())
          .choice()
          .when(Steps.verdictIs(Verdict.Accepted.class))
          .to(MERGE)
          .when(Steps.verdictIs(Verdict.Puzzling.class))
          .to(PARK)
          .otherwise()
          .to(REFUSE);
    }
    from(CARRIED)
        .routeId("carried")
        .process(steps::judgeCarried)
        .choice()
        .when(Steps.verdictIs(Verdict.Accepted.class))
        .to(MERGE)
        .when(Steps.verdictIs(Verdict.Puzzling.class))
        .to(PARK)
        .otherwise()
        .to(REFUSE);
    from(MERGE)
        .routeId("merge")
        .process(steps::merge)
        .filter(Steps::isSettled)
        .to(RECEIPT)
        .filter(Steps::somethingNew)
        .to(PAIRING);
    from(PARK).routeId("park").process(steps::park).to(RECEIPT);
    from(REFUSE).routeId("refuse").process(steps::refuse);
    from(RECEIPT).routeId("receipt").process(steps::answer);

    from(STATES).routeId("states").process(steps::state);
    from(REQUESTS).routeId("requests").process(steps::request);
    from(STOPPED).routeId("stopped").process(steps::refuseStopped);

    from(PAIRING).routeId("pairing").throttle(PAIRINGS_A_SECOND).process(exchange -> pair());
    from(NOW_AND_THEN).routeId("now-and-then").to(PAIRING);
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
}
