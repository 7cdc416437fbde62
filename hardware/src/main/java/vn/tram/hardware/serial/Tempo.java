package vn.tram.hardware.serial;

import java.time.Duration;

/**
 * How long to wait for a module.
 *
 * @param silence after so long it is asked how it is
 * @param patience for its first answer; doubled where it is slow
 * @param longestPatience however slow it is
 */
record Tempo(Duration silence, Duration patience, Duration longestPatience) {

  /** At 9,600 baud question and answer take 17 ms. */
  static final Tempo USUAL =
      new Tempo(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(1_200));

  Duration after(Duration last) {
    Duration doubled = last.multipliedBy(2);
    return doubled.compareTo(longestPatience) < 0 ? doubled : longestPatience;
  }
}
