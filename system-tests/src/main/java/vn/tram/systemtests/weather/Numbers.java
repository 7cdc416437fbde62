package vn.tram.systemtests.weather;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The numbers of requests that travel one way on one connection. Who repeats a message needs a
 * number for it that its sender does not know of, so all of them are numbered anew.
 */
final class Numbers {
  private static final int MOST = 65_535;

  /** Numbers in use, and whose request it was: 0 for a repetition, which nobody asked for. */
  private final Map<Integer, Integer> senders = new HashMap<>();

  private int last;

  /** A number for a request that its sender gave this number. */
  synchronized int of(int sender) {
    do {
      last = last % MOST + 1;
    } while (senders.containsKey(last));
    senders.put(last, sender);
    return last;
  }

  /** A number for a repetition. */
  int ofRepetition() {
    return of(0);
  }

  /** The sender's own number for the request with this one; nothing where he asked for nothing. */
  synchronized OptionalInt answered(int number) {
    Integer sender = senders.remove(number);
    return sender == null || sender == 0 ? OptionalInt.empty() : OptionalInt.of(sender);
  }
}
