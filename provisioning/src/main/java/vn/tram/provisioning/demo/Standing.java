package vn.tram.provisioning.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How things stand between the street and the hub.
 *
 * @param beeps how many were heard
 * @param merged how many of these the hub holds
 * @param unheard how many check-ins the hub holds beyond them: the gate was killed before the beep
 * @param waiting beeps that the hub does not hold yet, by the title of their gate; none is 0
 */
record Standing(long beeps, long merged, long unheard, Map<String, Long> waiting) {
  Standing {
    waiting = new TreeMap<>(waiting);
  }

  /**
   * Of one gate.
   *
   * @param title of the gate
   * @param beeps how many were heard at it
   * @param held how many check-ins of it the hub holds
   */
  record Count(String title, long beeps, long held) {}

  static Standing of(Iterable<Count> gates) {
    long beeps = 0;
    long merged = 0;
    long unheard = 0;
    Map<String, Long> waiting = new TreeMap<>();
    for (Count gate : gates) {
      beeps += gate.beeps();
      merged += Math.min(gate.beeps(), gate.held());
      unheard += Math.max(0, gate.held() - gate.beeps());
      if (gate.beeps() > gate.held()) {
        waiting.put(gate.title(), gate.beeps() - gate.held());
      }
    }
    return new Standing(beeps, merged, unheard, waiting);
  }

  /** For the terminal. */
  String line() {
    String who =
        waiting.entrySet().stream()
            .map(gate -> gate.getKey() + " " + gate.getValue())
            .collect(Collectors.joining(", "));
    return "beeps "
        + beeps
        + "  merged "
        + merged
        + (unheard == 0 ? "" : "  committed without a beep: " + unheard)
        + (who.isEmpty() ? "" : "  waiting: " + who);
  }
}
