package vn.tram.edge.gate;

import java.time.Duration;
import java.util.Optional;
import vn.tram.edge.journal.Draft;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.wire.NodeName;

/**
 * Seals persons under a data key that only the hub and this process's memory know. Used inside
 * appends, one at a time.
 *
 * <p>A seq is the nonce under its key, so no seq may be sealed for twice. After a failed append the
 * numbers come again: the sealer notices that and goes on with a fresh key.
 */
final class Sealer {
  static final Duration LIFE = Duration.ofDays(1);
  static final long ENTRIES = 10_000;

  private final NodeName node;
  private final long epoch;
  private final HubSealPublicKey hub;
  private Optional<Current> current = Optional.empty();
  private long lastSealed;

  private record Current(DataKey key, long seq, long madeAtMillis) {
    boolean serves(long nextSeq, long nowMillis) {
      return nextSeq - seq < ENTRIES && nowMillis - madeAtMillis < LIFE.toMillis();
    }
  }

  Sealer(NodeName node, long epoch, HubSealPublicKey hub) {
    this.node = node;
    this.epoch = epoch;
    this.hub = hub;
  }

  /** Makes sure that there is a key for what the draft will add, now. */
  long key(Draft draft, long nowMillis) throws JournalException {
    boolean lost = draft.nextSeq() <= lastSealed;
    if (!lost && current.isPresent() && current.get().serves(draft.nextSeq(), nowMillis)) {
      return current.get().seq();
    }
    DataKey key = DataKey.generate();
    lastSealed = draft.nextSeq();
    long seq = draft.add(new Key(hub.id(), hub.seal(key, place(draft))));
    current = Optional.of(new Current(key, seq, nowMillis));
    return seq;
  }

  /** Adds a person under the current key; {@link #key} was called in the same draft. */
  long person(Draft draft, String words, Form form) throws JournalException {
    Current now = current.orElseThrow();
    lastSealed = draft.nextSeq();
    return draft.add(new Person(now.seq(), form, now.key().seal(words, place(draft))));
  }

  private Place place(Draft draft) {
    return new Place(node, epoch, draft.nextSeq());
  }
}
