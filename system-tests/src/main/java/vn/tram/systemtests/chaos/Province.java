package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import vn.tram.edge.app.GateHome;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.text.ProofException;
import vn.tram.systemtests.weather.StormyLink;
import vn.tram.systemtests.weather.Tally;

/** A database, perhaps a broker, hubs and gates: all of them processes of their own. */
final class Province implements AutoCloseable {
  /** Few gates share this hub: they may try often. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** Of so many gates one has a wall clock that jumps: the second. */
  private static final int JUMPING = 4;

  private final Path root;
  private final HubFolder folder;
  private final DatabaseServer database;
  private final Optional<Mosquitto> mosquitto;
  private final List<ChaosHub> hubs = new ArrayList<>();
  private final List<ChaosGate> gates = new ArrayList<>();
  private final Tally tally = new Tally();
  private final Launch launch = new Launch();

  private Province(
      Path root, HubFolder folder, DatabaseServer database, Optional<Mosquitto> mosquitto) {
    this.root = root;
    this.folder = folder;
    this.database = database;
    this.mosquitto = mosquitto;
  }

  /** Sets everything up in a folder and starts it. */
  static Province build(Path root, Installation installation, Plan plan, SplittableRandom random)
      throws IOException, ProofException, ProvisioningException, InterruptedException {
    HubFolder folder = HubFolder.found(root.resolve("hub"), HubPlan.loopback(), Instant.now());
    DatabaseServer database = DatabaseServer.start(root.resolve("postgres"), Ports.free());
    Optional<Mosquitto> mosquitto = Optional.empty();
    try {
      if (plan.mosquitto()) {
        mosquitto =
            Optional.of(Mosquitto.start(root.resolve("mosquitto"), keys(folder), Ports.free()));
      }
    } finally {
      if (plan.mosquitto() && mosquitto.isEmpty()) {
        database.close();
      }
    }
    var province = new Province(root, folder, database, mosquitto);
    try {
      province.furnish(installation, plan, random);
      return province;
    } catch (IOException
        | ProofException
        | ProvisioningException
        | InterruptedException
        | RuntimeException e) {
      province.close();
      throw e;
    }
  }

  private void furnish(Installation installation, Plan plan, SplittableRandom random)
      throws IOException, ProofException, ProvisioningException, InterruptedException {
    Files.writeString(keys(folder).resolve("database-password"), "postgres\n");
    // Several hubs make sense where the broker is none of theirs.
    int count = plan.mosquitto() ? 2 : 1;
    for (int i = 0; i < count; i++) {
      Path home = i == 0 ? folder.home() : twin(root.resolve("hub" + (i + 1)));
      Files.writeString(home.resolve("hub.yaml"), settings());
      var hub = new ChaosHub(installation, launch, home, root.resolve("hub" + (i + 1) + ".log"));
      hubs.add(hub);
      hub.start();
    }
    Optional<Path> library = FalseTime.library();
    for (int i = 1; i <= plan.gates(); i++) {
      var node = new NodeName("chaos-" + i);
      Path home = root.resolve(node.value());
      Optional<FalseTime> clock = Optional.empty();
      // The library makes every look at a clock dear, and a start with it some seconds longer.
      if (library.isPresent() && i % JUMPING == 2) {
        clock = Optional.of(FalseTime.of(library.get(), root.resolve(node + ".time")));
      }
      var link =
          StormyLink.to(this::broker, keys(folder), home.resolve("keys"), tally, random.split());
      var gate =
          new ChaosGate(
              node,
              new GateHome(home),
              root.resolve(node + ".log"),
              installation,
              launch,
              link,
              clock);
      gates.add(gate);
      var place =
          new GatePlan.Place("site-" + i, "Chợ Thử " + i, SiteKind.MARKET, LocalTime.of(22, 0));
      URI broker = URI.create("ssl://127.0.0.1:" + link.port());
      new Enrolment(folder)
          .enrol(
              GatePlan.loopback(node, place, broker).withRetryAtMost(RETRY), home, Instant.now());
      gate.start();
    }
  }

  /** Another hub of the same authority: the same keys, the same list of gates. */
  private Path twin(Path home) throws IOException {
    Files.createDirectory(home);
    for (String shared : List.of("keys", "nodes")) {
      Files.createSymbolicLink(home.resolve(shared), folder.home().resolve(shared));
    }
    return home;
  }

  private String settings() {
    String broker =
        mosquitto
            .map(other -> "uri: ssl://127.0.0.1:" + other.address().getPort())
            .orElse("host: 127.0.0.1\n  port: 0");
    return """
    console:
      host: 127.0.0.1
      port: 0
    broker:
      %s
    database:
      url: %s
      user: postgres
      password-file: keys/database-password
    """
        .formatted(broker, database.url());
  }

  private InetSocketAddress broker() {
    return mosquitto.map(Mosquitto::address).orElseGet(() -> hubs.getFirst().broker());
  }

  static Path keys(HubFolder folder) {
    return folder.home().resolve("keys");
  }

  /** A courier with an empty stick. */
  Courier courier() throws IOException {
    return new Courier(this, root.resolve("usb"));
  }

  HubFolder folder() {
    return folder;
  }

  DatabaseServer database() {
    return database;
  }

  Optional<Mosquitto> mosquitto() {
    return mosquitto;
  }

  List<ChaosHub> hubs() {
    return hubs;
  }

  List<ChaosGate> gates() {
    return gates;
  }

  Tally tally() {
    return tally;
  }

  Launch launch() {
    return launch;
  }

  /** Leaves no process behind. */
  @Override
  public void close() {
    gates.forEach(ChaosGate::close);
    hubs.forEach(ChaosHub::close);
    mosquitto.ifPresent(Mosquitto::close);
    database.close();
  }
}
