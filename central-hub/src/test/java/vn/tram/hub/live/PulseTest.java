package vn.tram.hub.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.query.Counters;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

@Timeout(30)
class PulseTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final Supplier<Counters> counters =
      () -> new Counters(reads.incrementAndGet(), 0, 0, 0, 0, 0, 0, 0, 0, 0);

  @Test
  void aMergeIsToldToWhoWaits() throws InterruptedException {
    try (Pulse pulse = new Pulse(counters)) {
      long first = pulse.after(0).orElseThrow().number();
      pulse.merged(
          new NodeName("cho-1"),
          new Outcome(Outcome.Kind.STORED, new ChainPoint(7, new ChainMark(1)), 7, 5));
      Beat beat = pulse.after(first).orElseThrow();
      assertTrue(beat.number() > first);
      assertEquals(5, beat.rates().stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void manyWatchersCostOneLook() {
    try (Pulse pulse = new Pulse(counters)) {
      List<CompletableFuture<Optional<Beat>>> watchers =
          IntStream.range(0, 20).mapToObj(i -> watch(pulse)).toList();
      watchers.forEach(watcher -> assertTrue(watcher.join().isPresent()));
      assertEquals(1, reads.get());
    }
  }

  @Test
  void nobodyIsAskedWhileNobodyWatches() throws InterruptedException {
    try (Pulse pulse = new Pulse(counters)) {
      pulse.changed();
      pulse.changed();
      assertEquals(0, reads.get());
      assertTrue(pulse.after(0).isPresent());
      assertEquals(1, reads.get());
    }
  }

  @Test
  void aDatabaseThatIsAwayForAWhileStopsNoPulse() throws InterruptedException {
    Supplier<Counters> flaky =
        () -> {
          if (reads.incrementAndGet() == 1) {
            throw new IllegalStateException("away");
          }
          return counters.get();
        };
    try (Pulse pulse = new Pulse(flaky)) {
      assertTrue(pulse.after(0).isPresent());
    }
  }

  @Test
  void whoWaitsIsToldThatTheHubStops() throws Exception {
    Pulse pulse = new Pulse(counters);
    pulse.after(0);
    CompletableFuture<Optional<Beat>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return pulse.after(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    pulse.close();
    assertEquals(Optional.empty(), waiting.get(20, TimeUnit.SECONDS));
  }

  private static CompletableFuture<Optional<Beat>> watch(Pulse pulse) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return pulse.after(0);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
