package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tram.edge.app.GateCarry;
import vn.tram.hub.app.HubCarry;

/**
 * Goes about with a stick, whether or not the programs that he meets run. Where they end under his
 * hands he goes home, and what he has on the stick comes along on another day.
 */
final class Courier {
  private final Province province;
  private final Path stick;
  private final AtomicInteger carried = new AtomicInteger();
  private final AtomicInteger inVain = new AtomicInteger();
  private volatile String complaint = "none";

  /**
   * With an empty stick.
   *
   * @param stick a new folder
   */
  Courier(Province province, Path stick) throws IOException {
    this.province = province;
    this.stick = Files.createDirectory(stick);
  }

  /** From a gate to a hub, and back with the receipt. */
  void carry(SplittableRandom random) throws InterruptedException {
    ChaosGate gate = province.gates().get(random.nextInt(province.gates().size()));
    ChaosHub hub = province.hubs().get(random.nextInt(province.hubs().size()));
    var there = new GateCarry(gate.home().root(), Locale.ENGLISH);
    boolean done =
        gate.undisturbed(() -> went(there.out(stick)))
            && went(new HubCarry(hub.home(), Locale.ENGLISH).in(stick))
            && gate.undisturbed(() -> went(there.in(stick)));
    (done ? carried : inVain).incrementAndGet();
  }

  private boolean went(GateCarry.Report report) {
    return went(report.done(), report.lines());
  }

  private boolean went(HubCarry.Report report) {
    return went(report.done(), report.lines());
  }

  private boolean went(boolean done, List<String> lines) {
    if (!done) {
      complaint = lines.getLast();
    }
    return done;
  }

  /** How often everything went well, to the receipt in the gate. */
  int carried() {
    return carried.get();
  }

  /** How often he went for nothing, or met somebody who ended. */
  int inVain() {
    return inVain.get();
  }

  /** What he was told last when he went for nothing. */
  String complaint() {
    return complaint;
  }
}
