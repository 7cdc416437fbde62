package vn.tram.systemtests.powercut;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.tram.systemtests.powercut.Testimony.Beep;
import vn.tram.systemtests.powercut.Testimony.Range;

/** When the power goes: drawn by lot, in every phase. */
final class Cuts {
  private Cuts() {}

  /**
   * A cut.
   *
   * @param phase what the journal was about
   * @param step how many steps the disk had done
   */
  record Cut(Phase phase, int step) {}

  /**
   * Draws.
   *
   * @param points how many; each phase has its share, and at least one
   * @return in the order of the steps
   */
  static List<Cut> draw(Testimony testimony, int points, RandomGenerator random) {
    Map<Phase, List<Range>> phases = testimony.phases();
    int shares = phases.keySet().stream().mapToInt(Phase::share).sum();
    List<Cut> cuts = new ArrayList<>();
    phases.forEach(
        (phase, ranges) -> {
          int count = Math.max(1, points * phase.share() / shares);
          for (int i = 0; i < count; i++) {
            cuts.add(new Cut(phase, step(ranges, testimony.beeps(), random)));
          }
        });
    while (cuts.size() < points) {
      List<Range> all = phases.get(Phase.BEEPING);
      cuts.add(new Cut(Phase.BEEPING, step(all, testimony.beeps(), random)));
    }
    cuts.sort(Comparator.comparing(Cut::step));
    return cuts;
  }

  /** Anywhere; or, half of the time, at a beep, where the promise is fresh. */
  private static int step(List<Range> ranges, Collection<Beep> beeps, RandomGenerator random) {
    Range range = ranges.get(random.nextInt(ranges.size()));
    List<Long> fresh =
        beeps.stream()
            .map(Beep::position)
            .filter(position -> position > range.from() && position <= range.to())
            .toList();
    if (!fresh.isEmpty() && random.nextBoolean()) {
      return Math.toIntExact(fresh.get(random.nextInt(fresh.size())));
    }
    return Math.toIntExact(range.from() + random.nextLong(range.to() - range.from() + 1));
  }
}
