package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tram.hub.merge.PersonRow.State;
import vn.tram.hub.merge.Share.At;
import vn.tram.hub.person.FiledCard;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.seal.SealException;

/** Opens Person entries and reads the cards in them. Data keys stay in memory. */
final class Opener {
  private static final int REMEMBERED_KEYS = 4_096;

  private record Sealed(Place place, Octets key) {}

  private final Vault vault;
  private final CardReader reader;
  private final SealKeys sealKeys;

  /** Opening a data key costs an elliptic curve, and the last ones are asked for all the time. */
  private final Map<Sealed, DataKey> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sealed, DataKey> eldest) {
          return size() > REMEMBERED_KEYS;
        }
      };

  Opener(Vault vault, SealKeys sealKeys, CardReader reader) {
    this.vault = vault;
    this.reader = reader;
    this.sealKeys = sealKeys;
  }

  /** What comes of these Person entries, with the keys that the database has. */
  List<PersonRow> open(Connection connection, Journal journal, List<At<Person>> persons)
      throws SQLException {
    Map<Long, Key> keys =
        keys(connection, journal, persons.stream().map(at -> at.entry().key()).distinct().toList());
    List<PersonRow> rows = new ArrayList<>();
    for (At<Person> at : persons) {
      rows.add(open(journal, at.seq(), at.entry(), keys::get));
    }
    return rows;
  }

  private PersonRow open(Journal journal, long seq, Person person, Function<Long, Key> keys) {
    Optional<String> words =
        words(journal, seq, person, Optional.ofNullable(keys.apply(person.key())));
    if (words.isEmpty()) {
      return new PersonRow(seq, person, State.DOES_NOT_OPEN, Optional.empty());
    }
    String text = words.get();
    Reading reading = person.form() == Form.TYPED ? reader.readTyped(text) : reader.read(text);
    return switch (reading) {
      case Reading.Card card ->
          new PersonRow(
              seq, person, State.READ, Optional.of(FiledCard.of(vault, text, person.form(), card)));
      case Reading.Unreadable none -> new PersonRow(seq, person, State.NO_CARD, Optional.empty());
    };
  }

  private Optional<String> words(Journal journal, long seq, Person person, Optional<Key> key) {
    Optional<HubSealKey> hub = key.map(Key::hubKey).flatMap(sealKeys::find);
    if (hub.isEmpty()) {
      return Optional.empty();
    }
    try {
      Place keyPlace = new Place(journal.node(), journal.epoch(), person.key());
      DataKey dataKey = dataKey(hub.get(), keyPlace, key.get());
      return Optional.of(
          dataKey.open(person.sealed(), new Place(journal.node(), journal.epoch(), seq)));
    } catch (SealException e) {
      // Visible as the entry's state: whoever looks at it needs no more than that.
      return Optional.empty();
    }
  }

  private DataKey dataKey(HubSealKey hub, Place place, Key key) throws SealException {
    var sealed = new Sealed(place, key.sealed());
    synchronized (remembered) {
      DataKey known = remembered.get(sealed);
      if (known != null) {
        return known;
      }
    }
    DataKey opened = hub.open(key.sealed(), place);
    synchronized (remembered) {
      remembered.put(sealed, opened);
    }
    return opened;
  }

  private static Map<Long, Key> keys(Connection connection, Journal journal, Collection<Long> seqs)
      throws SQLException {
    Map<Long, Key> keys = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select seq, hub_key, sealed from data_key where journal = ? and seq = any(?)")) {
      select.setInt(1, journal.id());
      select.setArray(2, connection.createArrayOf("int8", seqs.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          keys.put(row.getLong(1), new Key(row.getInt(2), Octets.of(row.getBytes(3))));
        }
      }
    }
    return keys;
  }
}
