package vn.tram.hub.trace;

import java.time.Instant;
import java.util.UUID;
import vn.tram.hub.store.Store;

/** Answers who was with whom. Looks at no name. */
public final class Tracing {

  public Tracing(Store store) {}

  /**
   * Traces one hop from a case.
   *
   * @param person the case
   * @param from start of the window
   * @param to end of the window, after its start
   */
  public Trace trace(UUID person, Instant from, Instant to) {
    throw new UnsupportedOperationException("" + person);
  }
}
