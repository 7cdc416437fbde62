package vn.tram.edge.face;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes when a test says so. */
final class HandTimer implements Timer {
  private final List<Due> due = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Due(Duration at, Runnable task) {}

  @Override
  public Pending after(Duration time, Runnable task) {
    var entry = new Due(now.plus(time), task);
    due.add(entry);
    return () -> due.removeIf(other -> other == entry);
  }

  /** Does what is due until then, in its order. */
  void pass(Duration time) {
    Duration end = now.plus(time);
    Optional<Due> next = next(end);
    while (next.isPresent()) {
      now = next.get().at();
      due.remove(next.get());
      next.get().task().run();
      next = next(end);
    }
    now = end;
  }

  private Optional<Due> next(Duration end) {
    return due.stream()
        .filter(entry -> entry.at().compareTo(end) <= 0)
        .min(Comparator.comparing(Due::at));
  }

  int pending() {
    return due.size();
  }
}
