package vn.tram.edge.console;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import vn.tram.edge.gate.GateListener;
import vn.tram.hardware.part.Subscription;

/** The web server of a gate: the guard's page, and what machines may ask. */
public final class Console implements AutoCloseable {

  /** Above what a picture may have, so that the sentence about it comes from us. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  /** A few browsers; a flood must not take the memory that the gate needs. */
  private static final int MOST_CONNECTIONS = 100;

  private final Station station;
  private final String host;
  private final Changes changes = new Changes();
  private final Observation observation;
  private final GateListener ear = event -> changes.announce();
  private final List<Subscription> subscriptions;
  private final WebServer server;

  private Console(Station station, ConsoleSettings settings) throws ConsoleException {
    this.station = station;
    this.host = settings.host();
    this.observation = new Observation(station);
    this.server = started(settings);
    if (!server.isRunning()) {
      observation.close();
      throw new ConsoleException(taken(settings));
    }
    station.log().watch(ear);
    this.subscriptions =
        List.of(
            station.box().listen(state -> changes.announce()),
            station.wall().panes().listen(changes::announce),
            station.wall().roll().listen(changes::announce));
  }

  /**
   * Starts to serve.
   *
   * @throws ConsoleException if the address or the port cannot be had
   */
  public static Console start(Station station, ConsoleSettings settings) throws ConsoleException {
    return new Console(station, settings);
  }

  private WebServer started(ConsoleSettings settings) throws ConsoleException {
    Assets assets = new Assets(Long.toString(station.clock().bootMillis(), Character.MAX_RADIX));
    Pages pages = new Pages(station, assets);
    HttpRouting.Builder routing = HttpRouting.builder();
    new Desk(
            settings,
            pages,
            assets,
            new Teller(pages, settings::language),
            new Live(changes),
            new Tasks(station),
            new CarryDesk(station.porter(), changes::announce),
            new Clockwork(station.clock()))
        .routes(routing);
    return WebServer.builder()
        .address(free(settings))
        .port(settings.port())
        .maxPayloadSize(MOST_BYTES)
        .maxTcpConnections(MOST_CONNECTIONS)
        .shutdownGracePeriod(Duration.ofSeconds(1))
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .addFeature(observation.feature())
        .routing(routing)
        .build()
        .start();
  }

  /** Asks the machine for the port first: the server only writes into the log that it has none. */
  private static InetAddress free(ConsoleSettings settings) throws ConsoleException {
    try {
      InetAddress address = InetAddress.getByName(settings.host());
      new ServerSocket(settings.port(), 1, address).close();
      return address;
    } catch (UnknownHostException e) {
      throw new ConsoleException("This machine has no address " + settings.host(), e);
    } catch (IOException e) {
      throw new ConsoleException(taken(settings), e);
    }
  }

  private static String taken(ConsoleSettings settings) {
    return "The console cannot listen on " + settings.host() + ":" + settings.port();
  }

  /** Draws the open pages anew: the uplink's state is another one. Never waits long. */
  public void refresh() {
    changes.announce();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Where the page is. */
  public URI address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port());
  }

  @Override
  public void close() {
    station.log().unwatch(ear);
    subscriptions.forEach(Subscription::close);
    changes.close();
    server.stop();
    observation.close();
  }
}
