package vn.tram.edge.face;

import java.time.Duration;
import java.util.List;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Part.Kind;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.part.Subscription;

/**
 * Says loudly that a box has become blind: a gate that stays silent when a card is held before it
 * looks like one that works. A plug that is pulled and pushed in again is no alarm.
 */
public final class ScannerAlarm implements AutoCloseable {

  /** How long all scanners may fail before anybody is told. */
  public static final Duration GRACE = Duration.ofSeconds(4);

  /** How often it sounds as long as nobody helps. */
  public static final Duration AGAIN = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(ScannerAlarm.class.getName());

  private final Roll roll;
  private final Signal signal;
  private final Timer timer;
  private final Runnable news;
  private final Subscription subscription;
  private Timer.Pending next = () -> {};
  private Mood mood = Mood.SEEING;

  /** What the alarm makes of the box. */
  private enum Mood {
    SEEING,
    /** Blind for less than the grace. */
    DOUBTED,
    BLIND
  }

  private ScannerAlarm(Roll roll, Signal signal, Timer timer, Runnable news) {
    this.roll = roll;
    this.signal = signal;
    this.timer = timer;
    this.news = news;
    this.subscription = roll.listen(this::look);
  }

  /**
   * Begins to watch the scanners of a box.
   *
   * @param signal calls the guard
   * @param news is told, without delay, when {@link #blind} says something else
   */
  public static ScannerAlarm watch(Roll roll, Signal signal, Timer timer, Runnable news) {
    var alarm = new ScannerAlarm(roll, signal, timer, news);
    alarm.look();
    return alarm;
  }

  /** Whether no card can be read, and for so long that somebody has to help. */
  public synchronized boolean blind() {
    return mood == Mood.BLIND;
  }

  /**
   * Whether nothing of the box can read a card: a board file that nobody can read names no scanner
   * either.
   */
  static boolean lost(List<Roll.Line> lines) {
    boolean reads =
        lines.stream()
            .anyMatch(
                line ->
                    line.part().kind() == Kind.SCANNER
                        && !(line.condition() instanceof Condition.Failing));
    boolean broken =
        lines.stream()
            .filter(line -> line.part().kind() == Kind.SCANNER || line.part().kind() == Kind.BOARD)
            .anyMatch(line -> line.condition() instanceof Condition.Failing);
    return broken && !reads;
  }

  private void look() {
    boolean healed;
    synchronized (this) {
      boolean lost = lost(roll.lines());
      healed = !lost && mood == Mood.BLIND;
      if (lost && mood == Mood.SEEING) {
        mood = Mood.DOUBTED;
        next = timer.after(GRACE, this::sound);
      } else if (!lost) {
        next.cancel();
        mood = Mood.SEEING;
      }
    }
    if (healed) {
      LOG.log(System.Logger.Level.INFO, "a scanner of the box reads cards again");
      call(Tone.READY);
      news.run();
    }
  }

  private void sound() {
    boolean first;
    synchronized (this) {
      if (mood == Mood.SEEING) {
        return;
      }
      first = mood == Mood.DOUBTED;
      mood = Mood.BLIND;
      next = timer.after(AGAIN, this::sound);
    }
    if (first) {
      LOG.log(System.Logger.Level.WARNING, "no scanner of the box works: cards cannot be read");
      news.run();
    }
    call(Tone.FAULT);
  }

  private void call(Tone tone) {
    try {
      signal.call(tone);
    } catch (BoxException e) {
      LOG.log(System.Logger.Level.ERROR, "the box could not call", e);
    }
  }

  @Override
  public void close() {
    subscription.close();
    synchronized (this) {
      next.cancel();
      mood = Mood.SEEING;
    }
  }
}
