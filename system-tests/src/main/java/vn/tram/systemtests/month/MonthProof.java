package vn.tram.systemtests.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.clock.KernelClock;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.chaos.Records;
import vn.tram.systemtests.crowd.FreshGate;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.drain.HubDatabase;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.month.Account.Heard;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate that was alone for a month meets its hub. The oracle is outside: a beep is what was heard,
 * when it was is what the proof played.
 */
public final class MonthProof {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation;
  private final Plan plan;
  private final Consumer<String> story;
  private final long startNanos = System.nanoTime();

  /**
   * A proof, whose time begins now.
   *
   * @param installation whose programs are run
   * @param story hears what happens, a line each
   */
  public MonthProof(Installation installation, Plan plan, Consumer<String> story) {
    this.installation = installation;
    this.plan = plan;
    this.story = story;
  }

  /**
   * Works in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when it takes too long, or a program does not run
   */
  public MonthFigures run(Path below) throws Exception {
    WorkFolder folder = WorkFolder.make(below, "month");
    Path hubHome = folder.path().resolve("hub");
    HubFolder hub = HubFolder.found(hubHome, HubPlan.loopback(), Instant.now());
    MonthFigures figures;
    try (HubProcess process =
        HubProcess.start(installation, hubHome, folder.path().resolve("hub.log"))) {
      GateHome home =
          ProofGate.enrol(hub, folder.path().resolve("gate"), process.broker().getPort());
      List<HeldCard> cards =
          Street.of(plan.seed(), plan.people() * (plan.days() + 1) / 2 + 1, hub.passKey()).stream()
              .map(citizen -> citizen.cards().getFirst())
              .toList();
      Map<UUID, Heard> heard = live(home, cards);
      long megabytes = megabytes(home);
      story.accept("month: " + heard.size() + " boots, " + megabytes + " MB of journal wait");
      double seconds = drain(folder, hubHome, home);
      figures = new MonthFigures(judge(hubHome, heard, cards), megabytes, seconds, plan.seed());
      process.stop();
    }
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  private Map<UUID, Heard> live(GateHome home, List<HeldCard> cards) throws Exception {
    // This machine's own boot is the gate's last one: all others were over before it.
    Instant booted = Instant.now().minusMillis(KernelClock.ofThisMachine().millis());
    Instant start = booted.minus(Duration.ofDays(plan.days())).minusSeconds(60);
    var offline =
        new Offline(FreshGate.of(home, ProofGate.NAME), ProofGate.NAME, plan, cards, start);
    Map<UUID, Heard> heard =
        offline.live(
            () -> {
              goOn();
              return null;
            });
    long green = heard.values().stream().mapToLong(boot -> boot.beeps().size()).sum();
    if (green != plan.checkIns()) {
      throw new ProofException("backlog-not-green", green, plan.checkIns());
    }
    return heard;
  }

  /** What does not come any more is counted as lost, not waited for. */
  private double drain(WorkFolder folder, Path hubHome, GateHome home)
      throws IOException,
          SQLException,
          ProofException,
          ProvisioningException,
          InterruptedException {
    long start = System.nanoTime();
    try (HubDatabase database = HubDatabase.of(hubHome);
        GateProcess gate =
            GateProcess.start(installation, home.root(), folder.path().resolve("gate.log"))) {
      try {
        Progress.await(
            () -> {
              goOn();
              return database.committed(ProofGate.NAME.value());
            },
            plan.checkIns(),
            LOOK,
            PATIENCE);
      } catch (ProofException e) {
        story.accept("month: " + e.getMessage());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      gate.stop();
      return seconds;
    }
  }

  private static Account judge(Path hubHome, Map<UUID, Heard> heard, List<HeldCard> cards)
      throws IOException, SQLException {
    try (Records records = Records.ofHub(hubHome)) {
      Map<String, UUID> ids = new HashMap<>();
      cards.forEach(card -> ids.put(card.digest(), records.idOf(card.key())));
      return Account.of(heard, records.rows(), ids);
    }
  }

  private void goOn() throws ProofException {
    if (System.nanoTime() - startNanos > plan.limit().toNanos()) {
      throw new ProofException("month-too-long", plan.limit().toSeconds());
    }
  }

  private static long megabytes(GateHome gate) throws IOException {
    try (var files = Files.walk(gate.journal())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1_000_000;
    }
  }
}
