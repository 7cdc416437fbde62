package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        gate.undisturbed(() -> there.out(stick).done())
            && new HubCarry(hub.home(), Locale.ENGLISH).in(stick).done()
            && gate.undisturbed(() -> there.in(stick).done());
    (done ? carried : inVain).incrementAndGet();
  }

  /** How often everything went well, to the receipt in the gate. */
  int carried() {
    return carried.get();
  }

  /** How often he went for nothing, or met somebody who ended. */
  int inVain() {
    return inVain.get();
  }
}
