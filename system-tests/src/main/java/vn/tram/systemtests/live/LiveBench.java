package vn.tram.systemtests.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.tram.edge.app.GateHome;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.drain.HubDatabase;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate process and a hub process at work: people come one behind the other, then leave again. The
 * green signal's time is that of the box's own witness, to a millisecond; the database is looked at
 * from outside every 2 ms.
 */
public final class LiveBench {
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SEED = 1407;

  private final Installation installation;
  private final int warmUp;
  private final int checkIns;
  private final Consumer<String> story;

  /**
   * A bench.
   *
   * @param warmUp how many check-ins before those that count, even
   * @param checkIns how many are measured, even
   * @param story hears what happens, a line each
   */
  public LiveBench(Installation installation, int warmUp, int checkIns, Consumer<String> story) {
    this.installation = installation;
    this.warmUp = warmUp;
    this.checkIns = checkIns;
    this.story = story;
  }

  /**
   * Measures in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when a check-in does not arrive
   */
  public LiveFigures run(Path below)
      throws ProofException,
          ProvisioningException,
          IOException,
          SQLException,
          InterruptedException {
    WorkFolder folder = WorkFolder.make(below, "live");
    Path hubHome = folder.path().resolve("hub");
    HubFolder hub = HubFolder.found(hubHome, HubPlan.loopback(), Instant.now());
    LiveFigures figures;
    try (HubProcess hubProcess =
            HubProcess.start(installation, hubHome, folder.path().resolve("hub.log"));
        HubDatabase database = HubDatabase.of(hubHome);
        Link link = Link.to(hubProcess.broker())) {
      GateHome home = ProofGate.enrol(hub, folder.path().resolve("gate"), link.port());
      List<byte[]> pictures = pictures(hub);
      try (GateProcess gate =
          GateProcess.start(installation, home.root(), folder.path().resolve("gate.log"))) {
        pass(home, database, pictures.subList(0, warmUp), 0);
        long before = link.up() + link.down();
        List<Double> delays =
            pass(home, database, pictures.subList(warmUp, warmUp + checkIns), warmUp);
        figures = LiveFigures.of(delays, link.up() + link.down() - before);
        story.accept("live: the database was looked at every " + LOOK.toMillis() + " ms");
        gate.stop();
      }
      hubProcess.stop();
    }
    folder.close();
    return figures;
  }

  /** Of everybody's card twice: the warm-up's people and then the others come, and leave. */
  private List<byte[]> pictures(HubFolder hub) throws IOException, ProvisioningException {
    List<byte[]> pictures = new ArrayList<>();
    List<Citizen> street = Street.of(SEED, (warmUp + checkIns) / 2, hub.passKey());
    for (List<Citizen> people :
        List.of(street.subList(0, warmUp / 2), street.subList(warmUp / 2, street.size()))) {
      List<byte[]> theirs = new ArrayList<>();
      for (Citizen person : people) {
        theirs.add(CardPicture.of(person.cards().getFirst().text()));
      }
      pictures.addAll(theirs);
      pictures.addAll(theirs);
    }
    return pictures;
  }

  /** Lets them pass one behind the other; returns how long each took, in milliseconds. */
  private List<Double> pass(GateHome home, HubDatabase database, List<byte[]> pictures, int already)
      throws ProofException, IOException, InterruptedException {
    List<Long> seen = new ArrayList<>();
    AtomicInteger shown = new AtomicInteger();
    try (ScheduledExecutorService camera =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())) {
      camera.scheduleAtFixedRate(
          () -> show(home, already, shown, pictures), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
      Progress.await(
          () -> {
            long there = database.committed(ProofGate.NAME.value()) - already;
            long now = System.currentTimeMillis();
            while (seen.size() < there) {
              seen.add(now);
            }
            return there;
          },
          pictures.size(),
          LOOK,
          PATIENCE);
      camera.shutdownNow();
    }
    List<Double> delays = new ArrayList<>();
    try (Stream<String> lines = Files.lines(home.box().resolve(VirtualBox.WITNESS))) {
      List<String> beeps = lines.skip(already).toList();
      for (int i = 0; i < pictures.size(); i++) {
        long beep = Long.parseLong(beeps.get(i).substring(0, beeps.get(i).indexOf(' ')));
        delays.add((double) (seen.get(i) - beep));
      }
    }
    return delays;
  }

  private static void show(GateHome home, int already, AtomicInteger shown, List<byte[]> pictures) {
    int next = shown.getAndIncrement();
    if (next >= pictures.size()) {
      return;
    }
    Path camera = home.box().resolve(VirtualBox.CAMERA);
    String name = String.format("%08d.png", already + next);
    try {
      Path growing = Files.write(camera.resolve("." + name), pictures.get(next));
      Files.move(growing, camera.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Then a check-in is missing, which is told in the end.
      System.getLogger(LiveBench.class.getName())
          .log(System.Logger.Level.WARNING, "a picture cannot be shown", e);
    }
  }
}
