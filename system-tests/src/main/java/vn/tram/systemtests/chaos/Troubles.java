package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vn.tram.edge.clock.BootClock;
import vn.tram.systemtests.chaos.Reaper.Mortal;
import vn.tram.systemtests.weather.Sky;

/**
 * Makes things fail, each on a timer of its own, until it is told that it is enough; then
 * everything runs again.
 */
final class Troubles {
  /** Gates are up again sooner than anybody else but the broker, and are many. */
  private static final int GATE_LOTS = 4;

  private final Province province;
  private final BootClock clock;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Courier courier;
  private final Reaper reaper;
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger jumps = new AtomicInteger();

  /**
   * None yet.
   *
   * @param killEvery the mean time between two kills
   */
  Troubles(Province province, BootClock clock, Duration killEvery) throws IOException {
    this.province = province;
    this.clock = clock;
    this.courier = province.courier();
    this.reaper = new Reaper(mortals(), killEvery, enough);
  }

  private interface Trouble {
    void run(SplittableRandom random) throws Exception;
  }

  /** Starts all of them. */
  void begin(SplittableRandom random, List<byte[]> cards) {
    for (ChaosGate gate : province.gates()) {
      run("net " + gate.node(), random.split(), lots -> disturb(gate, lots));
      run("street " + gate.node(), random.split(), lots -> visit(gate, cards, lots));
      if (gate.clock().isPresent()) {
        run("time " + gate.node(), random.split(), lots -> jump(gate.clock().get(), lots));
      }
    }
    run("reaper", random.split(), reaper::reap);
    run("courier", random.split(), this::carry);
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

  /** Ends all of them where they stand: nobody starts anything any more when this returns. */
  void abandon() throws InterruptedException {
    enough.countDown();
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Whether something went wrong that nobody had made go wrong. */
  boolean failed() {
    return failure.get() != null;
  }

  int kills() {
    return reaper.kills();
  }

  int cuts() {
    return cuts.get();
  }

  Courier courier() {
    return courier;
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

  private List<Mortal> mortals() {
    List<Mortal> mortals = new ArrayList<>();
    for (ChaosGate gate : province.gates()) {
      mortals.add(new Mortal(GATE_LOTS, 1_000, () -> gate.kill(clock.millis()), gate::start));
    }
    for (ChaosHub hub : province.hubs()) {
      mortals.add(new Mortal(1, 3_000, hub::kill, hub::start));
    }
    DatabaseServer database = province.database();
    mortals.add(new Mortal(1, 3_000, database::kill, database::restart));
    province
        .mosquitto()
        .ifPresent(broker -> mortals.add(new Mortal(1, 2_000, broker::kill, broker::restart)));
    return mortals;
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

  private void carry(SplittableRandom random) throws InterruptedException {
    while (!enoughWithin(2_000, 10_000, random)) {
      courier.carry(random);
    }
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
