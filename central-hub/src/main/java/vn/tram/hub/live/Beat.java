package vn.tram.hub.live;

import java.util.List;
import vn.tram.hub.query.Counters;

/**
 * How the hub is at one moment.
 *
 * @param number rises by one from beat to beat
 * @param counters how much there is
 * @param rates check-ins merged in each step of {@link Rates#STEP}, the oldest first, the present
 *     one last
 */
public record Beat(long number, Counters counters, List<Long> rates) {
  public Beat {
    rates = List.copyOf(rates);
  }
}
