package vn.tram.hub.app;

import io.helidon.openapi.OpenApiFeature;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.app.HubConfig.Broker;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.broker.Refusals;
import vn.tram.hub.ca.Care;
import vn.tram.hub.carry.CarryFolder;
import vn.tram.hub.carry.Importer;
import vn.tram.hub.carry.Imports;
import vn.tram.hub.console.Console;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.Expulsion;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.inlet.InletSettings;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.order.Orders;
import vn.tram.hub.order.Renewals;
import vn.tram.hub.order.Revocations;
import vn.tram.hub.person.KeyCheck;
import vn.tram.hub.query.Overview;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.route.Routing;
import vn.tram.hub.route.RoutingSettings;
import vn.tram.hub.store.Patience;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.StoreException;
import vn.tram.hub.visit.Pairing;
import vn.tram.hub.watch.FolderWatch;
import vn.tram.protocol.card.CardReader;

/** A running hub. */
final class Hub implements AutoCloseable {
  private final Closing parts;
  private final URI console;
  private final URI broker;
  private final Optional<InitialLogin> firstLogin;
  private final CompletableFuture<StoreException> lost;

  private Hub(
      Closing parts,
      URI console,
      URI broker,
      Optional<InitialLogin> firstLogin,
      CompletableFuture<StoreException> lost) {
    this.parts = parts;
    this.console = console;
    this.broker = broker;
    this.firstLogin = firstLogin;
    this.lost = lost;
  }

  /**
   * Starts a hub and returns when it takes batches and shows its pages. It waits for its database,
   * however long that is away.
   *
   * @throws HubException when it cannot; nothing runs then
   * @throws StoreException when its database cannot be used; nothing runs then
   */
  static Hub start(HubHome home, HubConfig config) throws HubException {
    return start(home, config, new Closing());
  }

  /**
   * As {@link #start(HubHome, HubConfig)}, and can be told to end meanwhile.
   *
   * @param parts takes all that is opened; closing it ends the start
   * @throws CancellationException when it was told to end
   */
  static Hub start(HubHome home, HubConfig config, Closing parts) throws HubException {
    try {
      return open(home, config, parts);
    } catch (HubException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Hub open(HubHome home, HubConfig config, Closing parts) throws HubException {
    parts.add(home.lock());
    HubKeys.renew(home, Instant.now());
    HubKeys keys = HubKeys.read(home);
    Addresses.requireFree(config.console(), Problem.CONSOLE_PORT);
    if (config.broker() instanceof Broker.Embedded(Listen listen)) {
      keys.brokerCertificate();
      Addresses.requireFree(listen, Problem.BROKER_PORT);
    }
    var registry = new Registry(home.nodes());

    // The database takes seconds, the broker less: neither waits for the other.
    var lobby = parts.add(new Lobby(config.console()));
    var patience = new Patience(config.language(), lobby);
    CompletableFuture<Store> opening =
        CompletableFuture.supplyAsync(
            () -> parts.add(Store.open(config.database(), patience)), Hub::beside);
    // A server of the hub's own that is just being started is not left behind.
    parts.add(() -> opening.handle((store, failure) -> true).join());
    parts.add(patience);
    // The routes come later than the broker; what it stops before has nowhere to be listed.
    var routes = new AtomicReference<Optional<Routing>>(Optional.empty());
    Refusals refusals =
        (topic, bytes, reason) ->
            routes.get().ifPresent(routing -> routing.stopped(topic, bytes, reason));
    Post broker = Post.open(home, config, keys, registry, refusals, parts);
    Store store = settled(opening);
    if (!patience.until(() -> KeyCheck.belongs(store, keys.vault()))) {
      throw new HubException(Problem.FOREIGN_VAULT, home.key("vault.key"));
    }

    // Hashing the first password takes a while on purpose.
    CompletableFuture<Door> door =
        CompletableFuture.supplyAsync(
            () -> patience.until(() -> Door.open(store, home.keys())), Hub::beside);
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
    Orders orders = parts.add(orders(home, config, keys, registry, inlet));
    var imports = new Imports(store);
    var importer =
        new Importer(
            routing::carry,
            orders::current,
            imports,
            new Audit(store.jdbi(), InstantSource.system()),
            pulse);
    routing.also(
        new CarryFolder(
            config.carry(), importer, () -> keys.ring().keys().verifying(), config.language()));
    inlet.onConnect(orders::connected);
    broker.watch(inlet, config.language());
    routing.onRequest(orders::asked);
    try {
      patience.until(
          () -> {
            routing.file();
            // Whom the hub could not read for want of a seal key it reads when the key is back.
            merge.reread();
            return true;
          });
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
    broker.awaitBatches(inlet);
    parts.add(
        FolderWatch.start(
            List.of(home.keys(), home.nodes()),
            () -> {
              broker.sweep().run();
              orders.changed();
              opened.resetPassword(store, home.keys());
            }));
    return new Hub(
        parts,
        Addresses.uri("http", config.console().host(), server.port()),
        broker.uri(),
        opened.first(),
        store.lost());
  }

  /** What may wait for ever has a thread of its own. */
  private static void beside(Runnable work) {
    Thread.ofPlatform().name("start").daemon().start(work);
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

  private static void listen(WebServer server, Listen listen) throws HubException {
    server.start();
    if (!server.isRunning()) {
      throw new HubException(Problem.CONSOLE_PORT, listen.host(), listen.port());
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

  /** Completes when its own database is gone for good, and so the hub is of no use any more. */
  CompletableFuture<StoreException> lost() {
    return lost;
  }

  /** Takes nothing more, finishes what it has begun, and stops. */
  @Override
  public void close() {
    parts.close();
  }
}
