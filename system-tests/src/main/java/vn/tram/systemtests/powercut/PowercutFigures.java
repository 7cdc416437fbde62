package vn.tram.systemtests.powercut;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the cuts did.
 *
 * @param points how many cuts
 * @param beeps how many promises were looked up: those given before a cut, all cuts together
 * @param lost how many of them were not kept
 * @param broken after how many cuts the journal or the gate was of no use
 * @param salvaged of how many of these every promise is at the hub or in what salvage reads
 * @param seed that makes the same cuts
 * @param phases what was cut
 */
public record PowercutFigures(
    int points, long beeps, long lost, int broken, int salvaged, long seed, List<Phase> phases) {
  public PowercutFigures {
    phases = List.copyOf(phases);
  }

  public boolean kept() {
    return lost == 0 && broken == 0 && beeps > 0;
  }

  /** The line that others read. */
  public String line() {
    return "powercut: points="
        + points
        + " beeps="
        + beeps
        + " lost="
        + lost
        + " broken="
        + broken
        + " salvaged="
        + salvaged
        + " seed="
        + seed
        + " phases="
        + phases.stream()
            .map(phase -> phase.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(","));
  }
}
