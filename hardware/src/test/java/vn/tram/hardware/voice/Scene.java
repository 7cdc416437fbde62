package vn.tram.hardware.voice;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;

/**
 * Time that passes only when a part waits: what happens at which moment is written down before, and
 * a part plays through all of it on the test's own thread.
 */
final class Scene implements Tempo {

  static final long MILLI = 1_000_000;

  private final PriorityQueue<Cue> cues =
      new PriorityQueue<>(Comparator.comparingLong(Cue::nanos).thenComparingInt(Cue::order));
  private final Queue<AutoCloseable> held = new ArrayDeque<>();
  private long now = 1_000 * MILLI;
  private boolean rung;
  private int order;

  private record Cue(long nanos, int order, Runnable act) {}

  /** Something happens so long after the beginning. */
  Scene at(long millis, Runnable act) {
    cues.add(new Cue(now + millis * MILLI, order++, act));
    return this;
  }

  /** Plays until so long after the beginning, then closes the part as a keeper does. */
  void play(Work work, long millis) throws PartException {
    at(millis, () -> Thread.currentThread().interrupt());
    try {
      work.serve(new OneLife());
    } catch (InterruptedException e) {
      // The end of the scene.
    } finally {
      held.forEach(Scene::close);
    }
  }

  private static void close(AutoCloseable device) {
    try {
      device.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void await(long nanos) throws InterruptedException {
    long until = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    while (!rung) {
      if (cues.isEmpty() || cues.peek().nanos() > until) {
        if (until == Long.MAX_VALUE) {
          throw new IllegalStateException("a part waits for ever after the end of the scene");
        }
        now = until;
        return;
      }
      Cue cue = cues.remove();
      now = Math.max(now, cue.nanos());
      cue.act().run();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    rung = false;
  }

  @Override
  public void ring() {
    rung = true;
  }

  private final class OneLife implements Work.Life {
    @Override
    public void works() {}

    @Override
    public void fails(Fault fault, String... details) {
      throw new AssertionError(fault + " in a scene without a failure");
    }

    @Override
    public <D extends AutoCloseable> D holds(D device) {
      held.add(device);
      return device;
    }

    @Override
    public boolean over() {
      return false;
    }
  }
}
