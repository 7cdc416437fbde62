package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import vn.tram.edge.app.GateHome;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.text.ProofException;
import vn.tram.systemtests.weather.StormyLink;

/** A gate as a process, with its network, its camera and its wall clock. */
final class ChaosGate implements AutoCloseable {
  /** Who waits longer than that goes home. */
  private static final int MOST_WAITING = 3;

  private final NodeName node;
  private final GateHome home;
  private final Path log;
  private final Installation installation;
  private final Launch launch;

  /** Only one program at a time can hold a journal; a start that finds it held would fail. */
  private final Lock journal = new ReentrantLock();

  private final StormyLink link;
  private final Optional<FalseTime> clock;
  private final List<Long> kills = new ArrayList<>();
  private volatile GateProcess process;
  private volatile boolean up;
  private long pictures;

  ChaosGate(
      NodeName node,
      GateHome home,
      Path log,
      Installation installation,
      Launch launch,
      StormyLink link,
      Optional<FalseTime> clock) {
    this.node = node;
    this.home = home;
    this.log = log;
    this.installation = installation;
    this.launch = launch;
    this.link = link;
    this.clock = clock;
  }

  NodeName node() {
    return node;
  }

  GateHome home() {
    return home;
  }

  StormyLink link() {
    return link;
  }

  Optional<FalseTime> clock() {
    return clock;
  }

  void start() throws ProvisioningException, InterruptedException {
    Map<String, String> environment = clock.map(FalseTime::environment).orElse(Map.of());
    journal.lockInterruptibly();
    try {
      process = launch.of(() -> GateProcess.start(installation, home.root(), log, environment));
      up = true;
    } finally {
      journal.unlock();
    }
  }

  /** Does something while nobody starts this gate; it may run, and be killed meanwhile. */
  boolean undisturbed(BooleanSupplier deed) throws InterruptedException {
    journal.lockInterruptibly();
    try {
      return deed.getAsBoolean();
    } finally {
      journal.unlock();
    }
  }

  /**
   * SIGKILL.
   *
   * @param bootMillis when
   * @throws ProofException when it had ended by itself
   */
  void kill(long bootMillis) throws IOException, ProofException, InterruptedException {
    up = false;
    if (!process.alive()) {
      throw new ProofException("chaos-ended", node, log);
    }
    synchronized (kills) {
      kills.add(bootMillis);
    }
    process.kill();
    clear();
  }

  /** SIGTERM. */
  void stop() throws IOException, InterruptedException {
    up = false;
    process.stop();
    clear();
  }

  private void clear() throws IOException {
    if (clock.isPresent()) {
      FalseTime.clearAfter(process.pid());
    }
  }

  boolean isUp() {
    return up;
  }

  /** When it was killed, in milliseconds since the kernel booted. */
  List<Long> kills() {
    synchronized (kills) {
      return List.copyOf(kills);
    }
  }

  /** Holds a card before the camera, where there is no crowd before it already. */
  void show(byte[] picture) throws IOException {
    Path camera = home.box().resolve(VirtualBox.CAMERA);
    try (Stream<Path> waiting = Files.list(camera)) {
      if (waiting.count() >= MOST_WAITING) {
        return;
      }
    }
    String name = String.format("%08d.png", pictures++);
    Path growing = Files.write(camera.resolve("." + name), picture);
    Files.move(growing, camera.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What its witness has heard. */
  List<Beep> beeps() throws IOException {
    Path witness = home.box().resolve(VirtualBox.WITNESS);
    try (Stream<String> lines = Files.lines(witness)) {
      return lines.flatMap(line -> Beep.of(node, line).stream()).toList();
    }
  }

  @Override
  public void close() {
    up = false;
    if (process != null) {
      process.close();
    }
    link.close();
  }
}
