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
 * <p>A seq is the nonce under its key, so no seq may be sealed for twice, and a lost append makes
 * its numbers come again. So a draft takes the key out, and only when the draft is durable does the
 * key come back; otherwise the next draft begins with a fresh one.
 */
final class Sealer {
  static final Duration LIFE = Duration.ofDays(1);
  static final long ENTRIES = 10_000;

  private final NodeName node;
  private final long epoch;
  private final HubSealPublicKey hub;
  private Optional<Current> atRest = Optional.empty();

  /**
   * A data key in use.
   *
   * @param key the secret
   * @param seq of its entry
   * @param madeAtMillis milliseconds since the kernel booted
   */
  record Current(DataKey key, long seq, long madeAtMillis) {
    private boolean serves(long nextSeq, long nowMillis) {
      return nextSeq - seq < ENTRIES && nowMillis - madeAtMillis < LIFE.toMillis();
    }
  }

  Sealer(NodeName node, long epoch, HubSealPublicKey hub) {
    this.node = node;
    this.epoch = epoch;
    this.hub = hub;
  }

  /** The key for what the draft will add, now; the draft begins with it where it is a fresh one. */
  Current key(Draft draft, long nowMillis) throws JournalException {
    Optional<Current> served = atRest.filter(key -> key.serves(draft.nextSeq(), nowMillis));
    atRest = Optional.empty();
    Current current = served.isPresent() ? served.get() : fresh(draft, nowMillis);
    draft.onDurable(() -> atRest = Optional.of(current));
    return current;
  }

  /** Adds a person under the key that the same draft took. */
  long person(Draft draft, Current current, String words, Form form) throws JournalException {
    return draft.add(new Person(current.seq(), form, current.key().seal(words, place(draft))));
  }

  private Current fresh(Draft draft, long nowMillis) throws JournalException {
    DataKey key = DataKey.generate();
    long seq = draft.add(new Key(hub.id(), hub.seal(key, place(draft))));
    return new Current(key, seq, nowMillis);
  }

  private Place place(Draft draft) {
    return new Place(node, epoch, draft.nextSeq());
  }
}
