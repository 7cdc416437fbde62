package vn.tram.edge.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tram.edge.journal.Draft;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
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
  private final Supplier<HubSealPublicKey> hub;
  private Optional<Current> atRest = Optional.empty();

  /** A data key in use, and who is sealed under it. */
  private static final class Current {
    private final DataKey key;
    private final long seq;
    private final long madeAtMillis;
    private final Map<Octets, Sealed> persons = new HashMap<>();

    private Current(DataKey key, long seq, long madeAtMillis) {
      this.key = key;
      this.seq = seq;
      this.madeAtMillis = madeAtMillis;
    }

    private boolean serves(long nextSeq, long nowMillis) {
      return nextSeq - seq < ENTRIES && nowMillis - madeAtMillis < LIFE.toMillis();
    }
  }

  /**
   * A person in the journal.
   *
   * @param seq of his entry
   * @param words a hash of what it says, to notice that a card says something new
   */
  private record Sealed(long seq, int words) {}

  Sealer(NodeName node, long epoch, Supplier<HubSealPublicKey> hub) {
    this.node = node;
    this.epoch = epoch;
    this.hub = hub;
  }

  /** Makes sure that there is a key for what the draft adds now: a fresh one is its next entry. */
  void prepare(Draft draft, long nowMillis) throws JournalException {
    take(draft, nowMillis);
  }

  /**
   * The person's entry under the key of now, which the draft adds where there is none that says the
   * same.
   *
   * @param mark whose
   * @return its seq
   */
  long person(Draft draft, Octets mark, String words, Form form, long nowMillis)
      throws JournalException {
    Current current = take(draft, nowMillis);
    Sealed known = current.persons.get(mark);
    if (known != null && known.words() == words.hashCode()) {
      return known.seq();
    }
    Octets sealed = current.key.seal(words, place(draft));
    long seq = draft.add(new Person(current.seq, form, sealed));
    // Should the draft be lost, the key is, and this with it.
    current.persons.put(mark, new Sealed(seq, words.hashCode()));
    return seq;
  }

  private Current take(Draft draft, long nowMillis) throws JournalException {
    Optional<Current> served = atRest.filter(key -> key.serves(draft.nextSeq(), nowMillis));
    atRest = Optional.empty();
    Current current = served.isPresent() ? served.get() : fresh(draft, nowMillis);
    draft.onDurable(() -> atRest = Optional.of(current));
    return current;
  }

  private Current fresh(Draft draft, long nowMillis) throws JournalException {
    DataKey key = DataKey.generate();
    HubSealPublicKey now = hub.get();
    long seq = draft.add(new Key(now.id(), now.seal(key, place(draft))));
    return new Current(key, seq, nowMillis);
  }

  private Place place(Draft draft) {
    return new Place(node, epoch, draft.nextSeq());
  }
}
