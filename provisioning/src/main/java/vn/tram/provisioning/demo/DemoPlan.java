package vn.tram.provisioning.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to show.
 *
 * @param length how long the street lives before the reckoning; nothing: until somebody ends it
 * @param data a folder of the demo's own, emptied at the start
 * @param seed makes the people, their cards and their ways
 */
public record DemoPlan(Optional<Duration> length, Path data, long seed) {
  /** No story fits into less. */
  public static final Duration SHORTEST = Duration.ofSeconds(20);

  /** How long the story takes where nobody sets an end. */
  static final Duration STORY = Duration.ofSeconds(90);

  static final int CITIZENS = 300;
}
