package vn.tram.edge.gate;

import java.time.Instant;
import java.util.List;

/**
 * What a guard sees of his gate.
 *
 * @param recent the last answers, newest first, at most 50
 * @param present who came in since the program started and is still inside, latest first, at most
 *     500
 * @param inside how many are inside, those from before the start included
 * @param hours one for each hour in which somebody passed, oldest first, at most 24; passages of a
 *     time not known to the hour are in none
 * @param in how many came in since the program started
 * @param out how many went out since the program started
 */
public record GateBook(
    List<GateEvent> recent,
    List<Present> present,
    long inside,
    List<Hour> hours,
    long in,
    long out) {
  public GateBook {
    recent = List.copyOf(recent);
    present = List.copyOf(present);
    hours = List.copyOf(hours);
  }

  /**
   * Somebody inside.
   *
   * @param who he is, as far as it may be shown
   * @param since his check-in
   */
  public record Present(Label who, GateEvent since) {}

  /**
   * Passages of one hour.
   *
   * @param start of the hour
   * @param in how many came in
   * @param out how many went out
   */
  public record Hour(Instant start, long in, long out) {}
}
