package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.KernelClock;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A province on its worst day. The oracle is outside: a beep is what the box's witness has on its
 * disk; when it was, the proof reads from clocks of its own.
 */
public final class ChaosProof {
  private static final int PEOPLE = 120;
  private static final Duration TELL = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** After everything has healed a gate has this long to send something. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Installation installation;
  private final Plan plan;
  private final Consumer<String> story;

  /**
   * A proof.
   *
   * @param installation whose programs are run
   * @param story hears what happens, a line each
   */
  public ChaosProof(Installation installation, Plan plan, Consumer<String> story) {
    this.installation = installation;
    this.plan = plan;
    this.story = story;
  }

  /** Whether this machine has a Mosquitto. */
  public static boolean hasMosquitto() {
    return Mosquitto.isInstalled();
  }

  /**
   * Works in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws Exception when something failed that nobody had made fail
   */
  public ChaosFigures run(Path below) throws Exception {
    WorkFolder folder = WorkFolder.make(below, "chaos");
    var random = new SplittableRandom(plan.seed());
    BootClock clock = KernelClock.ofThisMachine();
    ChaosFigures figures;
    try (Province province = Province.build(folder.path(), installation, plan, random.split())) {
      if (FalseTime.library().isEmpty()) {
        story.accept("chaos: without libfaketime no wall clock jumps");
      }
      List<HeldCard> cards =
          Street.of(plan.seed(), PEOPLE, province.folder().passKey()).stream()
              .map(Citizen::cards)
              .flatMap(List::stream)
              .toList();
      List<byte[]> pictures = new ArrayList<>();
      for (HeldCard card : cards) {
        pictures.add(CardPicture.of(card.text()));
      }
      var troubles = new Troubles(province, clock, plan.killEvery());
      var time = new TrueTime(clock);
      troubles.begin(random.split(), pictures);
      try {
        watch(troubles, province, time);
        troubles.end();
      } catch (InterruptedException e) {
        troubles.abandon();
        throw e;
      }
      story.accept("chaos: everything runs again, and drains");
      figures = judge(province, troubles, cards, time);
    }
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  private void watch(Troubles troubles, Province province, TrueTime time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + plan.length().toNanos();
    while (System.nanoTime() - end < 0 && !troubles.failed()) {
      Thread.sleep(Math.min(TELL.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
      time.read();
      story.accept(
          "chaos: beeps="
              + beeps(province).size()
              + " kills="
              + troubles.kills()
              + " cuts="
              + troubles.cuts()
              + " jumps="
              + troubles.jumps()
              + " carried="
              + troubles.courier().carried()
              + " in-vain="
              + troubles.courier().inVain()
              + " complaint="
              + troubles.courier().complaint()
              + " "
              + province.tally().line());
    }
  }

  private ChaosFigures judge(
      Province province, Troubles troubles, List<HeldCard> cards, TrueTime time) throws Exception {
    Path keys = Province.keys(province.folder());
    province.database().awaitReady();
    try (Records records = Records.open(province.database(), keys)) {
      Map<String, UUID> ids = new HashMap<>();
      cards.forEach(card -> ids.put(card.digest(), records.idOf(card.key())));
      Map<NodeName, List<Long>> kills = new HashMap<>();
      province.gates().forEach(gate -> kills.put(gate.node(), gate.kills()));
      time.read();
      long start = System.nanoTime();
      try {
        Progress.await(
            () -> -(long) verdict(province, records, ids, kills, time).lost(), 0, LOOK, PATIENCE);
      } catch (ProofException e) {
        story.accept("chaos: " + e.getMessage());
      }
      for (ChaosGate gate : province.gates()) {
        gate.stop();
      }
      Verdict verdict = verdict(province, records, ids, kills, time);
      story.accept(
          "chaos: drained in "
              + (System.nanoTime() - start) / 1_000_000
              + " ms, "
              + verdict
              + ", parked="
              + records.number("select count(*) from parked")
              + ", refused="
              + records.number("select count(*) from refused"));
      return new ChaosFigures(
          verdict.beeps(),
          verdict.lost(),
          verdict.duplicated(),
          verdict.misdated(),
          troubles.kills(),
          troubles.cuts(),
          troubles.jumps(),
          troubles.courier().carried(),
          province.launch().slow(),
          plan.seed());
    }
  }

  private static Verdict verdict(
      Province province,
      Records records,
      Map<String, UUID> ids,
      Map<NodeName, List<Long>> kills,
      TrueTime time)
      throws IOException, SQLException {
    // The beeps first: what is heard while the rows are read must not be missed in them.
    List<Beep> beeps = beeps(province);
    return Verdict.of(beeps, records.rows(), ids, kills, time::at);
  }

  private static List<Beep> beeps(Province province) throws IOException {
    List<Beep> beeps = new ArrayList<>();
    for (ChaosGate gate : province.gates()) {
      if (Files.exists(gate.home().box())) {
        beeps.addAll(gate.beeps());
      }
    }
    return beeps;
  }
}
