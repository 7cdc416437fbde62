package vn.tram.systemtests.storm;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.drain.HubDatabase;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.text.ProofException;

/**
 * The network of a whole province comes back at one moment, before which no gate waits: the worst
 * that can happen to a hub process. Nodes are a gate's own rules around a small client; the hub,
 * its broker, its database and TLS are the real ones.
 */
public final class StormProof {
  private static final Duration TELL = Duration.ofSeconds(5);

  /** Everybody passes some gates. */
  private static final int VISITS_A_PERSON = 4;

  private final Installation installation;
  private final StormPlan plan;
  private final Consumer<String> story;

  /**
   * A proof.
   *
   * @param installation whose hub is run
   * @param story hears what happens, a line each
   */
  public StormProof(Installation installation, StormPlan plan, Consumer<String> story) {
    this.installation = installation;
    this.plan = plan;
    this.story = story;
  }

  /** Works in a new folder below the given one, which is removed afterwards when all went well. */
  public StormFigures run(Path below)
      throws ProofException,
          ProvisioningException,
          IOException,
          SQLException,
          InterruptedException {
    WorkFolder folder = WorkFolder.make(below, "storm");
    Path home = folder.path().resolve("hub");
    HubFolder hub = HubFolder.found(home, HubPlan.loopback(), Instant.now());
    var random = new SplittableRandom(plan.seed());
    int people = (int) Math.max(1, plan.checkIns() / VISITS_A_PERSON);
    List<Citizen> street = Street.of(plan.seed(), people, hub.passKey());
    Enlistment enlistment = Enlistment.of(home);
    List<Box> boxes = new ArrayList<>();
    List<Backpack> backpacks = new ArrayList<>();
    for (int i = 1; i <= plan.nodes(); i++) {
      Box box = enlistment.enrol(new NodeName("storm-" + i), Instant.now());
      boxes.add(box);
      backpacks.add(
          Backpack.pack(box.name(), plan.perNode(), street, enlistment.sealKey(), random.split()));
    }
    story.accept("storm: " + plan.nodes() + " nodes are enrolled, and wait for the network");
    StormFigures figures;
    try (HubProcess process =
            HubProcess.start(installation, home, folder.path().resolve("hub.log"));
        HubDatabase database = HubDatabase.of(home);
        HeapWatch heap = HeapWatch.of(process.pid())) {
      figures = live(process, database, heap, boxes, backpacks, random);
      process.stop();
    }
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  private StormFigures live(
      HubProcess hub,
      HubDatabase database,
      HeapWatch heap,
      List<Box> boxes,
      List<Backpack> backpacks,
      SplittableRandom random)
      throws SQLException, InterruptedException {
    var start = new CountDownLatch(1);
    var finished = new CountDownLatch(plan.nodes());
    List<StormNode> nodes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < plan.nodes(); i++) {
      var node =
          new StormNode(
              boxes.get(i), backpacks.get(i), hub.broker(), random.split(), start, finished);
      nodes.add(node);
      threads.add(Thread.ofVirtual().start(node));
    }
    long began = System.nanoTime();
    start.countDown();
    boolean inTime = watch(hub, finished, nodes, began);
    // All are still connected: whoever comes late must not profit from those who left.
    boolean survived = hub.alive();
    nodes.forEach(StormNode::leave);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    Roll roll = survived ? Roll.call(backpacks, database) : new Roll(plan.checkIns(), 0);
    List<Double> times = times(nodes, began);
    double slowest = times.getLast();
    double median = times.get(times.size() / 2);
    story.accept(
        String.format(
            Locale.ROOT,
            "storm: the middle node had its receipts after %.1f s, the last after %.1f s; %d"
                + " connections; refused or put aside: %d",
            median,
            slowest,
            nodes.stream().mapToInt(StormNode::connections).sum(),
            survived ? database.setAside() : 0));
    return new StormFigures(
        plan.nodes(),
        plan.checkIns(),
        roll.lost(),
        roll.duplicated(),
        slowest,
        slowest / median,
        heap.megabytes(),
        inTime && survived,
        plan.seed());
  }

  private boolean watch(HubProcess hub, CountDownLatch finished, List<StormNode> nodes, long began)
      throws InterruptedException {
    while (!finished.await(TELL.toMillis(), TimeUnit.MILLISECONDS)) {
      story.accept(
          "storm: "
              + (plan.nodes() - finished.getCount())
              + " nodes are done, "
              + nodes.stream().filter(node -> node.connections() > 0).count()
              + " were connected, "
              + nodes.stream().mapToInt(StormNode::connections).sum()
              + " connections; last trouble: "
              + nodes.stream()
                  .map(StormNode::trouble)
                  .filter(text -> !text.isEmpty())
                  .findAny()
                  .orElse("none"));
      if (!hub.alive() || System.nanoTime() - began > plan.limit().toNanos()) {
        return false;
      }
    }
    return true;
  }

  /** In seconds, ordered; who is not done took until now. */
  private static List<Double> times(List<StormNode> nodes, long began) {
    long now = System.nanoTime();
    return nodes.stream()
        .map(node -> ((node.done() == 0 ? now : node.done()) - began) / 1e9)
        .sorted()
        .toList();
  }
}
