package vn.tram.hub.app;

import io.helidon.openapi.OpenApiFeature;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.JdbiException;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.account.PasswordReset;
import vn.tram.hub.app.HubConfig.Broker;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.broker.BrokerException;
import vn.tram.hub.broker.BrokerSettings;
import vn.tram.hub.broker.HubBroker;
import vn.tram.hub.broker.Refusals;
import vn.tram.hub.ca.Care;
import vn.tram.hub.carry.CarryFolder;
import vn.tram.hub.carry.Importer;
import vn.tram.hub.carry.Imports;
import vn.tram.hub.console.Console;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.desk.Expulsion;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.inlet.InletSettings;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.order.Orders;
import vn.tram.hub.order.Renewals;
import vn.tram.hub.order.Revocations;
import vn.tram.hub.query.Overview;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.route.Routing;
import vn.tram.hub.route.RoutingSettings;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Pairing;
import vn.tram.hub.watch.FolderWatch;
import vn.tram.protocol.card.CardReader;

/** A running hub. */
final class Hub implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Hub.class.getName());
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
    HubKeys.renew(home, Instant.now());
    HubKeys keys = HubKeys.read(home);
    requireFree(config.console(), Problem.CONSOLE_PORT);
    if (config.broker() instanceof Broker.Embedded(Listen listen)) {
      keys.brokerCertificate();
      requireFree(listen, Problem.BROKER_PORT);
    }
    var registry = new Registry(home.nodes());

    // The database takes seconds, the broker less: neither waits for the other.
    CompletableFuture<Store> opening =
        CompletableFuture.supplyAsync(() -> parts.add(Store.open(config.database())));
    // The routes come later than the broker; what it stops before has nowhere to be listed.
    var routes = new AtomicReference<Optional<Routing>>(Optional.empty());
    Refusals refusals =
        (topic, bytes, reason) ->
            routes.get().ifPresent(routing -> routing.stopped(topic, bytes, reason));
    Post broker;
    Store store;
    try {
      broker =
          switch (config.broker()) {
            case Broker.Embedded(Listen listen) ->
                broker(home, keys, registry, listen, refusals, parts);
            case Broker.Remote(URI uri) -> new Post(uri, () -> {});
          };
    } finally {
      store = settled(opening);
    }

    // Hashing the first password takes a while on purpose.
    CompletableFuture<Door> door =
        CompletableFuture.supplyAsync(() -> Door.open(store, home.keys()));
    var inlet = new Inlet(new InletSettings(broker.uri(), keys.tls(), "hub/" + UUID.randomUUID()));
    var reader = new CardReader(List.of(keys.passes()));
    var merge = new Merge(store, keys.vault(), id -> keys.ring().keys().seal(id), reader);
    var pulse = new Pulse(new Overview(store)::counters);
    merge.onMerge(pulse);
    Routing routing =
        parts.add(
            new Routing(
                RoutingSettings.DEFAULT.withClockError(config.clockError()),
                registry,
                merge,
                new Nodes(store),
                new Pairing(store),
                inlet,
                () -> keys.ring().keys().signing()));
    routing.onState(pulse::changed);
    routes.set(Optional.of(routing));
    var imports = new Imports(store);
    var importer =
        new Importer(
            routing::carry, imports, new Audit(store.jdbi(), InstantSource.system()), pulse);
    routing.also(new CarryFolder(config.carry(), importer, config.language()));
    var orders = orders(home, config, keys, registry, inlet);
    parts.add(orders);
    inlet.onConnect(orders::connected);
    routing.onRequest(orders::asked);
    try {
      routing.start();
    } catch (UncheckedIOException e) {
      throw new HubException(e, Problem.NO_NODES, home.nodes());
    }

    Door opened = settled(door);
    var console =
        new Console(
            store,
            keys.vault(),
            reader,
            opened.accounts(),
            merge,
            pulse,
            new Console.ByHand(importer, imports),
            expulsion(home, registry, new Audit(store.jdbi(), InstantSource.system())),
            InstantSource.system());
    WebServer server =
        WebServer.builder()
            .host(config.console().host())
            .port(config.console().port())
            .shutdownHook(false)
            .addRouting(HttpRouting.builder().addFeature(console))
            .addFeature(Observation.of(store.source(), inlet, routing))
            .addFeature(OpenApiFeature.builder().build())
            .build();
    parts.add(server::stop);
    // Open pages wait for beats: they must hear the end before the server waits for them.
    parts.add(pulse);
    listen(server, config.console());
    awaitBatches(inlet);
    parts.add(
        FolderWatch.start(
            List.of(home.keys(), home.nodes()),
            () -> {
              broker.sweep().run();
              orders.changed();
              opened.resetPassword(store, home.keys());
            }));
    return new Hub(
        parts, uri("http", config.console().host(), server.port()), broker.uri(), opened.first());
  }

  /**
   * Who may sign in.
   *
   * @param accounts all of them
   * @param first made just now, when there was none
   */
  private record Door(Accounts accounts, Optional<InitialLogin> first) {
    static Door open(Store store, Path keys) {
      var accounts = new Accounts(store.jdbi(), InstantSource.system());
      var door = new Door(accounts, accounts.firstStart());
      door.resetPassword(store, keys);
      return door;
    }

    /** Somebody who may write into the hub's folder has lost the first password. */
    void resetPassword(Store store, Path keys) {
      try {
        if (PasswordReset.takeUp(keys, accounts)) {
          new Audit(store.jdbi(), InstantSource.system())
              .noteStranger(AuditEntry.Action.PASSWORD_RESET, "");
        }
      } catch (IOException | JdbiException e) {
        LOG.log(Level.WARNING, "The new password is not taken up yet", e);
      }
    }
  }

  /** An operator's broker may come later; the hub's own is there. */
  private static void awaitBatches(Inlet inlet) {
    try {
      inlet.awaitConnected(CONNECTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T settled(CompletableFuture<T> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * The broker between the hub and its gates.
   *
   * @param uri where it is
   * @param sweep ends the connections of whoever may not be there any more
   */
  private record Post(URI uri, Runnable sweep) {}

  private static Orders orders(
      HubHome home, HubConfig config, HubKeys keys, Registry registry, Inlet inlet)
      throws HubException {
    Care care = HubKeys.care(home);
    var renewals =
        new Renewals(
            registry,
            new Registrar(home.nodes()),
            care::authority,
            config.certificateLife(),
            InstantSource.system());
    return new Orders(keys.ring(), registry, renewals, inlet::retain);
  }

  private static Expulsion expulsion(HubHome home, Registry registry, Audit audit)
      throws HubException {
    Care care = HubKeys.care(home);
    var revocations =
        new Revocations(
            registry,
            new Registrar(home.nodes()),
            care::authority,
            home.folder().resolve("revoked.crl"),
            InstantSource.system());
    return new Expulsion(registry, revocations, audit);
  }

  private static Post broker(
      HubHome home,
      HubKeys keys,
      Registry registry,
      Listen listen,
      Refusals refusals,
      Closing parts)
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
      HubBroker broker = parts.add(HubBroker.start(settings, registry, refusals));
      return new Post(uri("ssl", listen.host(), broker.port()), broker::dropTheUnwelcome);
    } catch (BrokerException e) {
      throw switch (e.reason()) {
        case PORT_IN_USE -> new HubException(e, Problem.BROKER_PORT, listen.host(), listen.port());
        case FAILED -> new HubException(e, Problem.BROKER_FAILED, e.getMessage());
      };
    }
  }

  /**
   * So that nothing is started in vain. And Helidon only writes to its log when it cannot listen,
   * while Artemis would write all its settings there, the key file's password included.
   */
  private static void requireFree(Listen listen, Problem problem) throws HubException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.host(), listen.port()));
    } catch (IOException e) {
      throw new HubException(e, problem, listen.host(), listen.port());
    }
  }

  private static void listen(WebServer server, Listen listen) throws HubException {
    server.start();
    if (!server.isRunning()) {
      throw new HubException(Problem.CONSOLE_PORT, listen.host(), listen.port());
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

  /** The first account, when this start made it. */
  Optional<InitialLogin> firstLogin() {
    return firstLogin;
  }

  /** Takes nothing more, finishes what it has begun, and stops. */
  @Override
  public void close() {
    parts.close();
  }
}
