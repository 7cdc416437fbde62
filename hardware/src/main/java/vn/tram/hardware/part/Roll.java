package vn.tram.hardware.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The parts of a box and how each of them is. Safe for use by several threads. */
public final class Roll {

  private final Map<Part, Condition> conditions = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * A part and how it is.
   *
   * @param part which
   * @param condition how
   */
  public record Line(Part part, Condition condition) {}

  /** Says how a part is; one that is not on the roll yet is added to its end. */
  public void report(Part part, Condition condition) {
    boolean news;
    synchronized (conditions) {
      news = !condition.equals(conditions.put(part, condition));
    }
    if (news) {
      listeners.forEach(Runnable::run);
    }
  }

  /** All parts in the order in which they came onto the roll. */
  public List<Line> lines() {
    synchronized (conditions) {
      List<Line> lines = new ArrayList<>();
      conditions.forEach((part, condition) -> lines.add(new Line(part, condition)));
      return List.copyOf(lines);
    }
  }

  /** Whether there are parts of this kind and none of them works or may still begin to. */
  public boolean lost(Part.Kind kind) {
    List<Line> all = lines().stream().filter(line -> line.part().kind() == kind).toList();
    return !all.isEmpty()
        && all.stream().allMatch(line -> line.condition() instanceof Condition.Failing);
  }

  /**
   * Calls the listener after each change, on the thread of the part; it must return at once and not
   * throw. Closing the subscription ends it.
   */
  public Subscription listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
