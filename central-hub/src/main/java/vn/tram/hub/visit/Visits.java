package vn.tram.hub.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tram.hub.store.Store;

/** Reads visits. */
public final class Visits {

  public Visits(Store store) {}

  /** Visits of a person that may touch the window, by time. */
  public List<Visit> of(UUID person, Instant from, Instant to) {
    throw new UnsupportedOperationException("" + person);
  }
}
