package vn.tram.provisioning.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.street.Photo;
import vn.tram.provisioning.text.ProvisioningException;

/** A site with its gate: the process, its network and its camera. */
final class Place implements Door, AutoCloseable {
  /** Of the gate's own figures. */
  private static final Pattern BACKLOG =
      Pattern.compile("(?m)^tram_backlog_entries(?:\\{[^}]*\\})? ([0-9]+)(?:\\.0)?\\s*$");

  private static final Duration FIGURES = Duration.ofSeconds(20);

  private final NodeName node;
  private final String title;
  private final Path home;
  private final Path log;
  private final Installation installation;
  private final Link link;
  private final Witness witness;
  private final Lens camera;
  private final HttpClient figures = HttpClient.newHttpClient();
  private volatile GateProcess gate;
  private volatile boolean up;
  private int kills;

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
    this.camera = new Lens(box.resolve("camera"));
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

  @Override
  public void show(Photo photo) {
    camera.show(photo);
  }

  /** Nobody comes any more: see {@link Lens#showNobody}. */
  void showNobody() {
    camera.showNobody();
  }

  /** How many pictures its box has not taken yet. */
  long waiting() throws IOException {
    return camera.waiting();
  }

  /** How many entries of its journal the hub lacks, as far as the gate knows. */
  long unsent() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gate.console().resolve("/metrics")).timeout(FIGURES).build();
    Matcher figure = BACKLOG.matcher(figures.send(request, BodyHandlers.ofString()).body());
    if (!figure.find()) {
      throw new IOException("the gate " + node + " does not say what the hub lacks");
    }
    return Long.parseLong(figure.group(1));
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
    figures.close();
    gate.close();
    link.close();
  }
}
