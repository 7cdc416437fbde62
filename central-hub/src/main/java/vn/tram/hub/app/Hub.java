package vn.tram.hub.app;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.app.HubConfig.Broker;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.broker.BrokerException;
import vn.tram.hub.broker.BrokerSettings;
import vn.tram.hub.broker.HubBroker;
import vn.tram.hub.console.Console;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.inlet.InletSettings;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.query.Overview;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.route.Routing;
import vn.tram.hub.route.RoutingSettings;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Pairing;
import vn.tram.protocol.card.CardReader;

/** A running hub. */
final class Hub implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration CONNECTED = Duration.ofSeconds(10);

  private final Closing parts;
  private final URI console;
  private final URI broker;
  private final Optional<InitialLogin> firstLogin;

  private Hub(Closing parts, URI console, URI broker, Optional<InitialLogin> firstLogin) {
    this.parts = parts;
    this.console = console;
    this.broker = broker;
    this.firstLogin = firstLogin;
  }

  /**
   * Starts a hub and returns when it takes batches and shows its pages.
   *
   * @throws HubException when it cannot; nothing runs then
   * @throws vn.tram.hub.store.StoreException when its database cannot be used; nothing runs then
   */
  static Hub start(HubHome home, HubConfig config) throws HubException {
    var parts = new Closing();
    try {
      return start(home, config, parts);
    } catch (HubException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Hub start(HubHome home, HubConfig config, Closing parts) throws HubException {
    parts.add(home.lock());
    HubKeys keys = HubKeys.read(home);
    var registry = new Registry(home.nodes());

    // The database takes seconds, the broker less: neither waits for the other.
    CompletableFuture<Store> opening =
        CompletableFuture.supplyAsync(() -> parts.add(Store.open(config.database())));
    URI broker;
    Store store;
    try {
      broker =
          switch (config.broker()) {
            case Broker.Embedded(Listen listen) -> broker(home, keys, registry, listen, parts);
            case Broker.Remote(URI uri) -> uri;
          };
    } finally {
      store = settled(opening);
    }

    Inlet inlet = new Inlet(new InletSettings(broker, keys.tls(), "hub/" + UUID.randomUUID()));
    var reader = new CardReader(List.of(keys.passes()));
    var merge = new Merge(store, keys.vault(), List.of(keys.seal()), reader);
    var settings =
        new RoutingSettings(
            RoutingSettings.DEFAULT.lanes(),
            RoutingSettings.DEFAULT.capacity(),
            config.clockError());
    Routing routing =
        parts.add(
            new Routing(
                settings,
                registry,
                merge,
                new Nodes(store),
                new Pairing(store),
                inlet,
                keys.signing()));
    try {
      routing.start();
    } catch (UncheckedIOException e) {
      throw new HubException(e, Problem.NO_NODES, home.nodes());
    }
    awaitBatches(inlet);
    var accounts = new Accounts(store.jdbi(), InstantSource.system());
    var pulse = new Pulse(new Overview(store)::counters);
    merge.onMerge(pulse);
    var console =
        new Console(store, keys.vault(), reader, accounts, merge, pulse, InstantSource.system());
    WebServer server =
        serve(config.console(), console, Observation.of(store.source(), inlet, routing), parts);
    // Open pages wait for beats: the pulse ends before the server does.
    parts.add(pulse);
    return new Hub(
        parts, uri("http", config.console().host(), server.port()), broker, accounts.firstStart());
  }

  /** An operator's broker may come later; the hub's own is there. */
  private static void awaitBatches(Inlet inlet) {
    try {
      inlet.awaitConnected(CONNECTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Store settled(CompletableFuture<Store> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static URI broker(
      HubHome home, HubKeys keys, Registry registry, Listen listen, Closing parts)
      throws HubException {
    var settings =
        new BrokerSettings(
            listen.host(),
            listen.port(),
            home.broker(),
            keys.brokerCertificate(),
            keys.password(),
            keys.authorityCertificate(),
            keys.certificate());
    try {
      HubBroker broker = parts.add(HubBroker.start(settings, registry));
      return uri("ssl", listen.host(), broker.port());
    } catch (BrokerException e) {
      throw switch (e.reason()) {
        case PORT_IN_USE -> new HubException(e, Problem.BROKER_PORT, listen.host(), listen.port());
        case FAILED -> new HubException(e, Problem.BROKER_FAILED, e.getMessage());
      };
    }
  }

  private static WebServer serve(
      Listen listen, Console console, ObserveFeature observation, Closing parts)
      throws HubException {
    WebServer server =
        WebServer.builder()
            .host(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .addRouting(HttpRouting.builder().addFeature(console))
            .addFeature(observation)
            .build();
    parts.add(server::stop);
    try {
      return server.start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new HubException(e, Problem.CONSOLE_PORT, listen.host(), listen.port());
        }
      }
      throw e;
    }
  }

  /** An address that a program on this machine can use, also where the hub listens on all. */
  private static URI uri(String scheme, String host, int port) {
    return URI.create(scheme + "://" + (any(host) ? LOOPBACK : host) + ":" + port);
  }

  private static boolean any(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where the pages are. */
  URI console() {
    return console;
  }

  /** Where gates connect to. */
  URI broker() {
    return broker;
  }

  /** The login that this start made, if it made the first account. */
  Optional<InitialLogin> firstLogin() {
    return firstLogin;
  }

  /** Takes nothing more, finishes what it has begun, and stops. */
  @Override
  public void close() {
    parts.close();
  }
}
