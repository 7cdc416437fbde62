package vn.tram.edge.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tram.edge.gate.GateBook.Hour;
import vn.tram.edge.gate.GateBook.Present;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Moment;

/** Keeps in memory what a guard wants to see of his gate; bounded, whatever passes. */
public final class GateLog {
  private static final System.Logger LOG = System.getLogger(GateLog.class.getName());
  private static final int RECENT = 50;
  private static final int PRESENT = 500;
  private static final int HOURS = 24;
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Deque<GateEvent> recent = new ArrayDeque<>();
  private final SequencedMap<Octets, Present> present = new LinkedHashMap<>();
  private final TreeMap<Instant, Hour> hours = new TreeMap<>();
  private final Map<Answer, Long> answers = new EnumMap<>(Answer.class);
  private final List<GateListener> listeners = new CopyOnWriteArrayList<>();
  private long inside;
  private long in;
  private long out;

  /**
   * A log of a gate that starts.
   *
   * @param inside how many are inside already
   */
  public GateLog(long inside) {
    this.inside = inside;
  }

  /** What a guard sees now. */
  public synchronized GateBook book() {
    return new GateBook(
        List.copyOf(recent),
        List.copyOf(present.sequencedValues().reversed()),
        inside,
        List.copyOf(hours.values()),
        in,
        out);
  }

  /** How many answers of this kind the gate gave since it started, its first included. */
  public synchronized long answers(Answer answer) {
    return answers.getOrDefault(answer, 0L);
  }

  /** Calls the listener after each answer from now on. */
  public void watch(GateListener listener) {
    listeners.add(listener);
  }

  /** Ends what {@link #watch} began. */
  public void unwatch(GateListener listener) {
    listeners.remove(listener);
  }

  /** Counts a passage of before the program started in its hour. */
  public synchronized void recall(Direction direction, Moment moment) {
    countHour(direction, moment);
  }

  /** An answer that let nobody pass. */
  void note(GateEvent event) {
    synchronized (this) {
      remember(event);
    }
    tell(event);
  }

  /**
   * A passage.
   *
   * @param mark whose
   * @param before whether he was inside before
   */
  void note(GateEvent event, Octets mark, boolean before, Direction direction, Label who) {
    synchronized (this) {
      remember(event);
      countHour(direction, event.moment());
      present.remove(mark);
      if (direction == Direction.IN) {
        in++;
        inside += before ? 0 : 1;
        present.put(mark, new Present(who, event));
        if (present.size() > PRESENT) {
          present.pollFirstEntry();
        }
      } else {
        out++;
        inside -= before ? 1 : 0;
      }
    }
    tell(event);
  }

  private void remember(GateEvent event) {
    answers.merge(Answer.of(event.decision()), 1L, Long::sum);
    recent.addFirst(event);
    if (recent.size() > RECENT) {
      recent.removeLast();
    }
  }

  private void countHour(Direction direction, Moment moment) {
    if (moment.width().compareTo(AN_HOUR) > 0) {
      return;
    }
    boolean entered = direction == Direction.IN;
    hours.merge(
        moment.middle().truncatedTo(ChronoUnit.HOURS),
        new Hour(moment.middle().truncatedTo(ChronoUnit.HOURS), entered ? 1 : 0, entered ? 0 : 1),
        (a, b) -> new Hour(a.start(), a.in() + b.in(), a.out() + b.out()));
    if (hours.size() > HOURS) {
      hours.pollFirstEntry();
    }
  }

  private void tell(GateEvent event) {
    for (GateListener listener : listeners) {
      try {
        listener.answered(event);
      } catch (RuntimeException e) {
        // The answer was given: who watches it cannot undo it.
        LOG.log(System.Logger.Level.ERROR, "somebody who watches the gate failed", e);
      }
    }
  }
}
