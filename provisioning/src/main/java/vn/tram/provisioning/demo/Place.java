package vn.tram.provisioning.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.street.Photo;
import vn.tram.provisioning.text.ProvisioningException;

/** A site with its gate: the process, its network and its camera. */
final class Place implements Door, AutoCloseable {
  private final NodeName node;
  private final String title;
  private final Path home;
  private final Path log;
  private final Installation installation;
  private final Link link;
  private final Witness witness;
  private final Path camera;
  private volatile GateProcess gate;
  private volatile boolean up;
  private int kills;
  private int pictures;

  private Place(
      NodeName node,
      String title,
      Path home,
      Path log,
      Installation installation,
      Link link,
      GateProcess gate) {
    this.node = node;
    this.title = title;
    this.home = home;
    this.log = log;
    this.installation = installation;
    this.link = link;
    this.gate = gate;
    this.up = true;
    Path box = home.resolve("box");
    this.camera = box.resolve("camera");
    this.witness = new Witness(node, box.resolve("witness.log"));
  }

  /** Starts the gate of a folder; closing the place closes its link too. */
  static Place open(
      NodeName node, String title, Path home, Path log, Installation installation, Link link)
      throws ProvisioningException, InterruptedException {
    GateProcess gate = GateProcess.start(installation, home, log);
    return new Place(node, title, home, log, installation, link, gate);
  }

  @Override
  public NodeName node() {
    return node;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  Link link() {
    return link;
  }

  /** The gate program as it runs now, or ran last. */
  GateProcess gate() {
    return gate;
  }

  /** How often the gate was killed. */
  int kills() {
    return kills;
  }

  @Override
  public boolean open() {
    return up;
  }

  /** Whether the gate runs, or is meant not to. */
  boolean well() {
    return !up || gate.alive();
  }

  /** Renamed into the camera's folder when it is whole: half a picture is never seen. */
  @Override
  public void show(Photo photo) {
    String name = String.format("%08d", pictures++) + photo.suffix();
    Path draft = camera.resolve("." + name);
    try {
      Files.write(draft, photo.bytes());
      Files.move(draft, camera.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the camera's folder cannot be written: " + camera, e);
    }
  }

  /** What its box answered green since the last call. */
  List<Beep> beeps() throws IOException {
    return witness.news();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    up = false;
    kills++;
    gate.kill();
  }

  /**
   * Starts the killed gate again.
   *
   * @return how long it took until it could beep
   */
  Duration restart() throws ProvisioningException, InterruptedException {
    long start = System.nanoTime();
    gate = GateProcess.start(installation, home, log);
    up = true;
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** SIGTERM. */
  void stop() throws InterruptedException {
    up = false;
    gate.stop();
  }

  @Override
  public void close() {
    gate.close();
    link.close();
  }
}
