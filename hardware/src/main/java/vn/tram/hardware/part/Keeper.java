package vn.tram.hardware.part;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one part going on a thread of its own: what fails is told, once, and tried again after a
 * short while, for as long as the box lives. So a cable that is pushed back in is all that a repair
 * needs.
 */
public final class Keeper implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Keeper.class.getName());

  /** Closing a device of the kernel may take a moment; nobody waits longer than this. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Part part;
  private final Work work;
  private final Roll roll;
  private final Patience patience;
  private final Deque<AutoCloseable> held = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean over;

  /**
   * How long to wait before the next try: the first wait, doubled each time up to the longest.
   *
   * @param first after a part that worked
   * @param longest after many tries
   */
  public record Patience(Duration first, Duration longest) {

    /** A person who plugs something in sees it work before he turns away. */
    public static final Patience USUAL =
        new Patience(Duration.ofMillis(250), Duration.ofSeconds(2));

    Duration after(Duration last) {
      Duration doubled = last.multipliedBy(2);
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  private Keeper(Part part, Work work, Roll roll, Patience patience) {
    this.part = part;
    this.work = work;
    this.roll = roll;
    this.patience = patience;
    this.thread = Thread.ofPlatform().daemon().name("part-" + part.name()).unstarted(this::keep);
  }

  /** Puts the part on the roll and begins. */
  public static Keeper start(Part part, Work work, Roll roll) {
    return start(part, work, roll, Patience.USUAL);
  }

  /** With a patience of its own. */
  public static Keeper start(Part part, Work work, Roll roll, Patience patience) {
    roll.report(part, new Condition.Untried());
    Keeper keeper = new Keeper(part, work, roll, patience);
    keeper.thread.start();
    return keeper;
  }

  private void keep() {
    Duration pause = patience.first();
    while (!over) {
      var life = new Once();
      Condition.Failing failing = serve(life);
      if (over) {
        return;
      }
      pause = life.worked ? patience.first() : pause;
      fail(failing, life.worked);
      if (!failing.fault().passing() || !rest(pause)) {
        return;
      }
      pause = patience.after(pause);
    }
  }

  private Condition.Failing serve(Once life) {
    try {
      work.serve(life);
      return new PartException(Fault.LOST, part.name()).condition();
    } catch (PartException e) {
      if (!over) {
        LOG.log(Level.DEBUG, () -> "the part " + part.name() + " failed", e);
      }
      return e.condition();
    } catch (InterruptedException e) {
      // Only close() interrupts, and it has set the flag that ends the loop.
      return new PartException(e, Fault.LOST, part.name()).condition();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the part " + part.name() + " failed in an unforeseen way", e);
      return new PartException(e, Fault.WRONG_ANSWER, part.name()).condition();
    } finally {
      release();
    }
  }

  /** The log says each trouble once; the roll always knows the latest. */
  private void fail(Condition.Failing failing, boolean worked) {
    boolean known =
        roll.lines().stream()
            .anyMatch(line -> line.part().equals(part) && line.condition().equals(failing));
    if (!known || worked) {
      LOG.log(Level.WARNING, FaultWords.logged(part, failing));
    }
    roll.report(part, failing);
  }

  private boolean rest(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void hold(AutoCloseable device) {
    synchronized (held) {
      held.push(device);
    }
    if (over) {
      release();
    }
  }

  private void release() {
    while (true) {
      AutoCloseable device;
      synchronized (held) {
        if (held.isEmpty()) {
          return;
        }
        device = held.pop();
      }
      try {
        device.close();
      } catch (Exception e) {
        // It is given up either way; a device that is gone often cannot be closed in good order.
        LOG.log(Level.DEBUG, () -> "a device of part " + part.name() + " did not close", e);
      }
    }
  }

  /** Ends the work; returns when it has ended, or after two seconds. */
  @Override
  public void close() {
    over = true;
    thread.interrupt();
    release();
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One try. */
  private final class Once implements Work.Life {
    private boolean worked;
    private Condition told = new Condition.Untried();

    @Override
    public void works() {
      if (!(told instanceof Condition.Working)) {
        worked = true;
        told = new Condition.Working();
        LOG.log(Level.INFO, "part " + part.name() + " works");
        roll.report(part, told);
      }
    }

    @Override
    public void fails(Fault fault, String... details) {
      var failing = new Condition.Failing(fault, List.of(details));
      if (!over && !failing.equals(told)) {
        boolean before = told instanceof Condition.Working;
        told = failing;
        fail(failing, before);
      }
    }

    @Override
    public <D extends AutoCloseable> D holds(D device) {
      hold(device);
      return device;
    }

    @Override
    public boolean over() {
      return over;
    }
  }
}
