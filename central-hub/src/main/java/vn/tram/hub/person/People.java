package vn.tram.hub.person;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.store.Store;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.CardReader;

/** Reads persons. Every use shows personal data: whoever calls it answers for the audit. */
public final class People {

  public People(Store store, Vault vault, CardReader reader) {}

  /** Whose number it is. */
  public Optional<Person> find(CardKey key) {
    throw new UnsupportedOperationException("" + key);
  }

  /**
   * The person that a number with this id belongs to now; an id that a person had before he was
   * joined with another still finds him.
   */
  public Optional<Person> person(UUID id) {
    throw new UnsupportedOperationException("" + id);
  }

  /** The persons with these ids, as {@link #person} finds each; unknown ids are left out. */
  public Map<UUID, Person> persons(Collection<UUID> ids) {
    throw new UnsupportedOperationException("" + ids);
  }
}
