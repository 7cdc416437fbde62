package vn.tram.systemtests.weather;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/** One direction of one connection. */
final class Crossing {
  private final SSLSocket from;
  private final SSLSocket to;
  private final Numbers requests;
  private final Numbers answers;
  private final Supplier<Sky> sky;
  private final BooleanSupplier swallows;
  private final Tally tally;
  private final SplittableRandom random;
  private final DelayQueue<Travelling> road = new DelayQueue<>();
  private final AtomicLong order = new AtomicLong();

  /** Nothing that keeps its order arrives before this. */
  private long arrivesNanos = System.nanoTime();

  /**
   * A direction.
   *
   * @param requests numbers of what is asked in this direction
   * @param answers numbers of what was asked in the other one
   * @param swallows whether the network is a black hole just now
   */
  Crossing(
      SSLSocket from,
      SSLSocket to,
      Numbers requests,
      Numbers answers,
      Supplier<Sky> sky,
      BooleanSupplier swallows,
      Tally tally,
      SplittableRandom random) {
    this.from = from;
    this.to = to;
    this.requests = requests;
    this.answers = answers;
    this.sky = sky;
    this.swallows = swallows;
    this.tally = tally;
    this.random = random;
  }

  /** Takes packets in until their sender is gone. */
  void takeIn() throws IOException {
    var in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
    while (true) {
      Packet packet = Packet.read(in);
      if (swallows.getAsBoolean()) {
        tally.swallowed.increment();
        continue;
      }
      send(packet);
    }
  }

  private void send(Packet packet) {
    Sky now = sky.get();
    arrivesNanos =
        Math.max(
            arrivesNanos, System.nanoTime() + millis(random.nextLong(now.latencyMillis() + 1)));
    switch (packet.role()) {
      case NONE -> put(packet, arrivesNanos);
      case REQUEST -> {
        boolean late = packet.carriesMessage() && random.nextDouble() < now.late();
        long extra = late ? millis(1 + random.nextLong(now.lateMillis())) : 0;
        put(packet.numbered(requests.of(packet.number())), arrivesNanos + extra);
        if (late) {
          tally.late.increment();
        }
        if (packet.carriesMessage() && random.nextDouble() < now.twice()) {
          tally.twice.increment();
          put(
              packet.numbered(requests.ofRepetition()),
              arrivesNanos + millis(random.nextLong(now.lateMillis() + 1)));
        }
      }
      case ANSWER -> {
        OptionalInt asked = answers.answered(packet.number());
        if (asked.isPresent()) {
          put(packet.numbered(asked.getAsInt()), arrivesNanos);
        }
      }
    }
  }

  private void put(Packet packet, long nanos) {
    road.put(new Travelling(packet, nanos, order.getAndIncrement()));
  }

  /** Hands packets over until their receiver is gone. */
  void handOver() throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    while (true) {
      Travelling next = road.take();
      if (swallows.getAsBoolean()) {
        tally.swallowed.increment();
      } else {
        out.write(next.packet.bytes());
        out.flush();
      }
    }
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** A packet on its way. */
  private record Travelling(Packet packet, long arrivesNanos, long order) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(arrivesNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Travelling that = (Travelling) other;
      int first = Long.compare(arrivesNanos - that.arrivesNanos, 0);
      return first != 0 ? first : Long.compare(order, that.order);
    }
  }
}
