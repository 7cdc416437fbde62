package vn.tram.hub.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.query.NodeView.JournalView.Age;

/**
 * What tells when a journal was written. A node writes one journal at a time, so of two of them one
 * was written wholly before the other; which came first by hand tells nothing.
 *
 * @param id the journal's number
 * @param liveSince when the node first sent it over the network; nothing where all came by hand
 * @param before it was written at some time before this, in milliseconds since 1970; the largest
 *     number where no time is known
 * @param after and at some time after this; the smallest number where no time is known
 * @param boots when it began in each boot of the kernel, in milliseconds since that boot
 */
record Lifetime(
    int id, Optional<Instant> liveSince, long before, long after, Map<UUID, Long> boots) {
  Lifetime {
    boots = Map.copyOf(boots);
  }

  /** Of one of a node's journals, how it stands to the others. */
  static Age age(Lifetime journal, List<Lifetime> all) {
    List<Lifetime> others = all.stream().filter(other -> other.id != journal.id).toList();
    if (others.stream().anyMatch(journal::endedBefore)) {
      return Age.FORMER;
    }
    return others.stream().allMatch(other -> other.endedBefore(journal))
        ? Age.CURRENT
        : Age.NOT_KNOWN;
  }

  /** Whether it is known that another journal was begun when this one was done. */
  private boolean endedBefore(Lifetime other) {
    if (liveSince.isPresent() && other.liveSince.isPresent()) {
      return liveSince.get().isBefore(other.liveSince.get());
    }
    for (Map.Entry<UUID, Long> boot : boots.entrySet()) {
      Optional<Long> begun = Optional.ofNullable(other.boots.get(boot.getKey()));
      if (begun.isPresent()) {
        return boot.getValue() < begun.get();
      }
    }
    // Clocks that contradict each other tell nothing.
    return earliest() < other.latest() && other.earliest() >= latest();
  }

  private long earliest() {
    return Math.min(before, liveSince.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
  }

  private long latest() {
    return Math.max(after, liveSince.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
  }
}
