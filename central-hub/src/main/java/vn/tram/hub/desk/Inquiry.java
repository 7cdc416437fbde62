package vn.tram.hub.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An officer's stated need to know: what it opens, he may open again for a day.
 *
 * @param id hard to guess; it names no person
 * @param kind what it opens
 * @param person whom it is about
 * @param from start of the window of time
 * @param to end of the window, after its start
 * @param grounds why
 * @param made when
 */
public record Inquiry(
    UUID id, Kind kind, UUID person, Instant from, Instant to, Grounds grounds, Instant made) {
  /** After so long the need must be stated anew. */
  public static final Duration OPEN_FOR = Duration.ofDays(1);

  /** What an inquiry opens. */
  public enum Kind {
    /** One person and his visits. */
    LOOKUP,
    /** The contacts of one case. */
    TRACE
  }
}
