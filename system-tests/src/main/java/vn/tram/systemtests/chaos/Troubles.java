package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vn.tram.edge.clock.BootClock;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.text.ProofException;
import vn.tram.systemtests.weather.Sky;

/**
 * Makes things fail, each on a timer of its own, until it is told that it is enough; then
 * everything runs again.
 */
final class Troubles {
  private final Province province;
  private final BootClock clock;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger jumps = new AtomicInteger();

  Troubles(Province province, BootClock clock) {
    this.province = province;
    this.clock = clock;
  }

  private interface Trouble {
    void run(SplittableRandom random) throws Exception;
  }

  /** Starts all of them. */
  void begin(SplittableRandom random, List<byte[]> cards) {
    for (ChaosGate gate : province.gates()) {
      run("kill " + gate.node(), random.split(), lots -> killGate(gate, lots));
      run("net " + gate.node(), random.split(), lots -> disturb(gate, lots));
      run("street " + gate.node(), random.split(), lots -> visit(gate, cards, lots));
      if (gate.clock().isPresent()) {
        run("time " + gate.node(), random.split(), lots -> jump(gate.clock().get(), lots));
      }
    }
    for (ChaosHub hub : province.hubs()) {
      run("kill hub", random.split(), lots -> killHub(hub, lots));
    }
    run("kill database", random.split(), this::killDatabase);
    if (province.mosquitto().isPresent()) {
      run("kill broker", random.split(), lots -> killBroker(province.mosquitto().get(), lots));
    }
  }

  /**
   * Ends all of them and returns when everything runs again.
   *
   * @throws Exception what went wrong that nobody had made go wrong
   */
  void end() throws Exception {
    enough.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Whether something went wrong that nobody had made go wrong. */
  boolean failed() {
    return failure.get() != null;
  }

  int kills() {
    return kills.get();
  }

  int cuts() {
    return cuts.get();
  }

  int jumps() {
    return jumps.get();
  }

  private void run(String name, SplittableRandom random, Trouble trouble) {
    threads.add(
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  try {
                    trouble.run(random);
                  } catch (Exception e) {
                    failure.compareAndSet(null, e);
                    enough.countDown();
                  }
                }));
  }

  /** Waits; whether it is enough by then. */
  private boolean enoughWithin(long leastMillis, long mostMillis, SplittableRandom random)
      throws InterruptedException {
    return enough.await(random.nextLong(leastMillis, mostMillis), TimeUnit.MILLISECONDS);
  }

  private void killGate(ChaosGate gate, SplittableRandom random)
      throws IOException, ProofException, ProvisioningException, InterruptedException {
    while (!enoughWithin(1_000, 12_000, random)) {
      gate.kill(clock.millis());
      kills.incrementAndGet();
      enoughWithin(1, 1_500, random);
      gate.start();
    }
  }

  private void killHub(ChaosHub hub, SplittableRandom random)
      throws ProofException, InterruptedException {
    while (!enoughWithin(8_000, 40_000, random)) {
      hub.kill();
      kills.incrementAndGet();
      enoughWithin(1, 3_000, random);
      start(hub);
    }
  }

  /** Without a database a hub may say so and end: whoever looks after it starts it again. */
  private static void start(ChaosHub hub) throws ProofException, InterruptedException {
    for (int tries = 0; tries < 10; tries++) {
      try {
        hub.start();
        return;
      } catch (ProvisioningException e) {
        hub.close();
      }
    }
    throw new ProofException("chaos-hub");
  }

  private void killDatabase(SplittableRandom random)
      throws IOException, ProofException, InterruptedException {
    while (!enoughWithin(15_000, 60_000, random)) {
      province.database().kill();
      kills.incrementAndGet();
      enoughWithin(1, 4_000, random);
      province.database().restart();
    }
  }

  private void killBroker(Mosquitto mosquitto, SplittableRandom random)
      throws IOException, ProofException, InterruptedException {
    while (!enoughWithin(8_000, 30_000, random)) {
      mosquitto.kill();
      kills.incrementAndGet();
      enoughWithin(1, 3_000, random);
      mosquitto.restart();
    }
  }

  private void disturb(ChaosGate gate, SplittableRandom random) throws InterruptedException {
    while (!enoughWithin(2_000, 10_000, random)) {
      switch (random.nextInt(4)) {
        case 0 -> {
          gate.link().cut();
          cuts.incrementAndGet();
          enoughWithin(500, 6_000, random);
        }
        case 1 -> {
          gate.link().swallow();
          cuts.incrementAndGet();
          enoughWithin(1_000, 12_000, random);
        }
        case 2 -> gate.link().treat(Sky.drawn(random));
        default -> gate.link().treat(Sky.clear());
      }
      gate.link().restore();
    }
    gate.link().treat(Sky.clear());
    gate.link().restore();
  }

  private void jump(FalseTime time, SplittableRandom random)
      throws IOException, InterruptedException {
    while (!enoughWithin(3_000, 15_000, random)) {
      time.jump(random);
      jumps.incrementAndGet();
    }
  }

  /** Everybody comes again, much later than a gate takes him for the same passage. */
  private void visit(ChaosGate gate, List<byte[]> cards, SplittableRandom random)
      throws IOException, InterruptedException {
    int next = random.nextInt(cards.size());
    while (!enoughWithin(80, 400, random)) {
      if (gate.isUp()) {
        gate.show(cards.get(next));
        next = (next + 1) % cards.size();
      }
    }
  }
}
