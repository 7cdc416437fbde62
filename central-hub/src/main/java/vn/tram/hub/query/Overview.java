package vn.tram.hub.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.tram.hub.store.Store;

/** Counts and charts. */
public final class Overview {

  public Overview(Store store) {}

  public Counters counters() {
    throw new UnsupportedOperationException();
  }

  /**
   * Check-ins by the time at which the hub merged them; steps without any are there with zero.
   *
   * @param step whole minutes
   */
  public List<Bar> merged(Instant from, Instant to, Duration step) {
    throw new UnsupportedOperationException("" + step);
  }
}
