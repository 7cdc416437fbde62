package vn.tram.hub.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.person.FiledCard;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.seal.Place;

/**
 * What was opened of batches that still wait for their turn: a thread can decrypt and read the next
 * batch while another one stores the last. It is known by its very bytes and place, so it is true
 * whatever comes between. Of what is too much, the oldest is forgotten and opened again when it is
 * needed.
 */
final class Foresight {
  private static final int PERSONS = 20_000;
  private static final int KEYS = 4_096;

  private record Sealed(Place place, Person person) {}

  /** What the words of a person came to. */
  sealed interface Look {
    /** They are those of a card that is filed: nobody needs to read it again. */
    record Filed() implements Look {}

    /** They are those of a card that was not filed when it was looked at. */
    record Fresh(FiledCard card) implements Look {}

    /** They are no card that this version knows. */
    record NoCard() implements Look {}
  }

  /**
   * An opened person.
   *
   * @param text the words; personal data
   * @param id under which a card of these words is filed
   * @param look what they came to
   */
  record Seen(String text, UUID id, Look look) {
    /** Only the id. */
    @Override
    public String toString() {
      return id.toString();
    }
  }

  private final Map<Sealed, Seen> persons = bounded(PERSONS);
  private final Map<Place, Key> keys = bounded(KEYS);

  synchronized void key(Place place, Key key) {
    keys.put(place, key);
  }

  /** The last key that was said to stand there; it may be that of another branch. */
  synchronized Optional<Key> key(Place place) {
    return Optional.ofNullable(keys.get(place));
  }

  synchronized void person(Place place, Person person, Seen seen) {
    persons.put(new Sealed(place, person), seen);
  }

  /** What was seen of a person; to be asked once. */
  synchronized Optional<Seen> take(Place place, Person person) {
    return Optional.ofNullable(persons.remove(new Sealed(place, person)));
  }

  private static <K, V> Map<K, V> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
