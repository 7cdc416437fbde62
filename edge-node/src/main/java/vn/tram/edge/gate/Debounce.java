package vn.tram.edge.gate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import vn.tram.protocol.octets.Octets;

/**
 * Notices a card that is still, or again, before the scanner. Each look renews the time: a card
 * that stays for a minute is one passage. Only passages that the journal holds come in here, so
 * that nobody is told "already" for what was lost.
 */
final class Debounce {
  static final Duration TIME = Duration.ofSeconds(5);

  private final SequencedMap<Octets, Long> seen = new LinkedHashMap<>();

  synchronized boolean isRecent(Octets mark, long atMillis) {
    return Optional.ofNullable(seen.get(mark)).filter(then -> isRecent(then, atMillis)).isPresent();
  }

  synchronized void saw(Octets mark, long atMillis) {
    while (!seen.isEmpty() && !isRecent(seen.firstEntry().getValue(), atMillis)) {
      seen.pollFirstEntry();
    }
    seen.remove(mark);
    seen.putLast(mark, atMillis);
  }

  static boolean isRecent(long thenMillis, long nowMillis) {
    return Math.abs(nowMillis - thenMillis) < TIME.toMillis();
  }
}
