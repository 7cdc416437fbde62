package vn.tram.hub.route;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.registry.EnrolledNode;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.visit.Pairing;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;

/** The routes of one hub process. */
public final class Routing implements AutoCloseable {
  private static final String STATE = "/state";
  private static final String REQUEST = "/request";

  /** Stands in the list of what was refused, in the place of a topic. */
  private static final String HAND = "carry";

  private static final int DRAIN_SECONDS = 10;

  private final CamelContext camel = new DefaultCamelContext();
  private final Registry registry;
  private final Inlet inlet;
  private final Clerk clerk;
  private final Mailroom mailroom;
  private final Traffic traffic = new Traffic();
  private final Weather weather = new Weather();
  private final List<Lane> lanes;
  private final List<SedaEndpoint> entrances;
  private final SedaEndpoint states;
  private final SedaEndpoint requests;
  private final SedaEndpoint stopped;
  private final ProducerTemplate template = camel.createProducerTemplate();
  private final Encore encore = new Encore(template);
  private volatile boolean open = true;

  /**
   * Routes that stand still until {@link #start}.
   *
   * @param inlet not started yet; receipts go out by it
   * @param key signs receipts; asked for each
   */
  public Routing(
      RoutingSettings settings,
      Registry registry,
      Merge merge,
      Nodes nodes,
      Pairing pairing,
      Inlet inlet,
      Supplier<SigningKey> key) {
    this.registry = registry;
    this.inlet = inlet;
    this.clerk = new Clerk(merge, nodes, traffic);
    var answers = new Answers(key, InstantSource.system(), settings.clockError(), inlet::publish);
    mailroom = new Mailroom(answers, traffic);
    var routes =
        new HubRoutes(
            settings,
            new Judge(registry),
            clerk,
            pairing,
            answers,
            mailroom,
            traffic,
            weather,
            encore);
    camel.setAllowUseOriginalMessage(false);
    camel.setStreamCaching(false);
    camel.getShutdownStrategy().setTimeout(DRAIN_SECONDS);
    try {
      camel.addRoutes(routes);
    } catch (Exception e) {
      throw new IllegalStateException("the routes do not fit together", e);
    }
    lanes = routes.lanes();
    entrances =
        lanes.stream()
            .map(lane -> camel.getEndpoint(routes.entrance(lane), SedaEndpoint.class))
            .toList();
    states = camel.getEndpoint(HubRoutes.STATES, SedaEndpoint.class);
    requests = camel.getEndpoint(HubRoutes.REQUESTS, SedaEndpoint.class);
    stopped = camel.getEndpoint(HubRoutes.STOPPED, SedaEndpoint.class);
  }

  /** Files the enrolled nodes; before {@link #start}, and again where the database was away. */
  public void file() {
    for (EnrolledNode node : registry.nodes()) {
      clerk.file(node);
    }
  }

  /** Starts the routes and opens the inlet. */
  public void start() {
    camel.start();
    template.start();
    inlet.start(this::accept);
  }

  /**
   * Tells of every node's state that was filed, from now on.
   *
   * @param listener must return at once and never throw
   */
  public void onState(Runnable listener) {
    clerk.onState(listener);
  }

  /** Lists a message that the broker did not pass on; never waits. */
  public void stopped(String topic, int bytes, WireException reason) {
    if (open && stopped.getQueue().remainingCapacity() > 0) {
      template.sendBody(stopped, new Stopped(topic, bytes, reason));
    }
  }

  /**
   * Tells of every request that a node signed, from now on.
   *
   * @param listener must return at once and never throw
   */
  public void onRequest(BiConsumer<EnrolledNode, Request> listener) {
    clerk.onRequest(listener);
  }

  /**
   * Takes a message that somebody carried, on the way of those that come over the wire: verified,
   * decoded, merged or put aside in one transaction, answered.
   */
  public Carried carry(byte[] message) {
    var incoming = new Incoming(HAND, Octets.of(message));
    Exchange done =
        template.request(HubRoutes.CARRIED, exchange -> exchange.getMessage().setBody(incoming));
    return Optional.ofNullable(done.getProperty(Steps.ANSWER, Carried.class))
        .orElseGet(Carried.Postponed::new);
  }

  /**
   * Adds routes of another room; before {@link #start}.
   *
   * @param more what else comes in
   */
  public void also(RoutesBuilder more) {
    try {
      camel.addRoutes(more);
    } catch (Exception e) {
      throw new IllegalStateException("the routes do not fit together", e);
    }
  }

  /** What went through so far. */
  public Traffic traffic() {
    return traffic;
  }

  /** Whether the database failed the last time that it was needed. */
  public boolean databaseAway() {
    return weather.away();
  }

  /** Batches that wait for their turn. */
  public int waiting() {
    return lanes.stream().mapToInt(Lane::waiting).sum();
  }

  /** Whether batches are taken. */
  boolean open() {
    return open;
  }

  /** Takes nothing more, finishes what waits, answers it, and closes the inlet. */
  @Override
  public void close() {
    open = false;
    encore.close();
    camel.stop();
    mailroom.close();
    inlet.close();
  }

  /** Called by the one thread of the inlet, so that a place that is free stays so. */
  private void accept(Incoming incoming) {
    if (!open) {
      return;
    }
    if (incoming.topic().endsWith(STATE)) {
      offer(states, incoming);
      return;
    }
    if (incoming.topic().endsWith(REQUEST)) {
      offer(requests, incoming);
      return;
    }
    traffic.add(Traffic.Kind.RECEIVED);
    int lane = Math.floorMod(Topics.nodeOf(incoming.topic()).hashCode(), lanes.size());
    lanes
        .get(lane)
        .enter(incoming.topic(), incoming.bytes().size())
        .ifPresentOrElse(
            place -> send(entrances.get(lane), incoming, place),
            () -> traffic.add(Traffic.Kind.DROPPED));
  }

  private void send(SedaEndpoint entrance, Incoming incoming, Lane.Place place) {
    template.send(
        entrance,
        exchange -> {
          exchange.getMessage().setBody(incoming);
          exchange.setProperty(Steps.PLACE, place);
        });
  }

  private void offer(SedaEndpoint place, Incoming incoming) {
    if (place.getQueue().remainingCapacity() > 0) {
      template.sendBody(place, incoming);
    }
  }
}
