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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.tram.hub.merge.Foresight.Look;
import vn.tram.hub.merge.Foresight.Seen;
import vn.tram.hub.merge.PersonRow.State;
import vn.tram.hub.merge.Share.At;
import vn.tram.hub.person.FiledCard;
import vn.tram.hub.person.Register;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.seal.SealException;
import vn.tram.protocol.wire.Batch;

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

  private final Foresight foresight = new Foresight();

  Opener(Vault vault, SealKeys sealKeys, CardReader reader) {
    this.vault = vault;
    this.reader = reader;
    this.sealKeys = sealKeys;
  }

  /**
   * What comes of some Person entries.
   *
   * @param rows one each
   * @param fresh the cards among them that are not filed yet
   */
  record Opened(List<PersonRow> rows, List<FiledCard> fresh) {}

  /** Opens and reads ahead what {@link #open} will be asked for when the batch has its turn. */
  void lookAhead(Connection connection, Batch batch) throws SQLException {
    Map<At<Person>, String> words = new LinkedHashMap<>();
    long seq = batch.header().firstSeq();
    for (JournalEntry entry : batch.entries()) {
      Place place = new Place(batch.header().node(), batch.header().epoch(), seq);
      if (entry instanceof Key key) {
        foresight.key(place, key);
      } else if (entry instanceof Person person) {
        var at = new At<>(seq, 0, person);
        words(place, person, foresight.key(place(place, person.key())))
            .ifPresent(text -> words.put(at, text));
      }
      seq++;
    }
    seen(connection, words)
        .forEach(
            (at, seen) ->
                foresight.person(
                    new Place(batch.header().node(), batch.header().epoch(), at.seq()),
                    at.entry(),
                    seen));
  }

  /** What comes of these Person entries, with the keys and cards that the database has. */
  Opened open(Connection connection, Journal journal, List<At<Person>> persons)
      throws SQLException {
    Map<At<Person>, Seen> seen = new HashMap<>();
    List<At<Person>> unseen = new ArrayList<>();
    for (At<Person> at : persons) {
      foresight
          .take(new Place(journal.node(), journal.epoch(), at.seq()), at.entry())
          .ifPresentOrElse(known -> seen.put(at, known), () -> unseen.add(at));
    }
    seen.putAll(seen(connection, words(connection, journal, unseen)));
    Set<UUID> filed = filed(connection, seen.values());
    List<PersonRow> rows = new ArrayList<>();
    List<FiledCard> fresh = new ArrayList<>();
    for (At<Person> at : persons) {
      rows.add(row(at, Optional.ofNullable(seen.get(at)), filed, fresh));
    }
    return new Opened(rows, fresh);
  }

  private PersonRow row(
      At<Person> at, Optional<Seen> opened, Set<UUID> filed, List<FiledCard> fresh) {
    if (opened.isEmpty()) {
      return new PersonRow(at.seq(), at.entry(), State.DOES_NOT_OPEN, Optional.empty());
    }
    Seen seen = opened.get();
    boolean card = filed.contains(seen.id());
    if (!card) {
      // Filed when it was looked at, and not now: then it is read after all.
      Look look =
          seen.look() instanceof Look.Filed
              ? read(seen.text(), seen.id(), at.entry())
              : seen.look();
      if (look instanceof Look.Fresh(FiledCard found)) {
        fresh.add(found);
        card = true;
      }
    }
    return card
        ? new PersonRow(at.seq(), at.entry(), State.READ, Optional.of(seen.id()))
        : new PersonRow(at.seq(), at.entry(), State.NO_CARD, Optional.empty());
  }

  /** Reads only what is not filed: most visitors come again. */
  private Map<At<Person>, Seen> seen(Connection connection, Map<At<Person>, String> words)
      throws SQLException {
    Map<At<Person>, UUID> ids = new HashMap<>();
    words.forEach((at, text) -> ids.put(at, FiledCard.id(vault, text, at.entry().form())));
    Set<UUID> filed =
        ids.isEmpty() ? Set.of() : Register.filed(connection, Set.copyOf(ids.values()));
    Map<At<Person>, Seen> seen = new HashMap<>();
    words.forEach(
        (at, text) -> {
          UUID id = ids.get(at);
          Look look = filed.contains(id) ? new Look.Filed() : read(text, id, at.entry());
          seen.put(at, new Seen(text, id, look));
        });
    return seen;
  }

  private Look read(String text, UUID id, Person person) {
    Reading reading = person.form() == Form.TYPED ? reader.readTyped(text) : reader.read(text);
    return switch (reading) {
      case Reading.Card card -> new Look.Fresh(FiledCard.of(vault, id, text, person.form(), card));
      case Reading.Unreadable none -> new Look.NoCard();
    };
  }

  /** Those that need not be filed. Filing a fresh one that somebody filed since changes nothing. */
  private static Set<UUID> filed(Connection connection, Collection<Seen> seen) throws SQLException {
    Set<UUID> ids =
        seen.stream()
            .filter(one -> !(one.look() instanceof Look.Fresh))
            .map(Seen::id)
            .collect(Collectors.toSet());
    return ids.isEmpty() ? ids : Register.filed(connection, ids);
  }

  /** The words of those that open, with the keys that the database has. */
  private Map<At<Person>, String> words(
      Connection connection, Journal journal, List<At<Person>> persons) throws SQLException {
    Map<At<Person>, String> words = new LinkedHashMap<>();
    if (persons.isEmpty()) {
      return words;
    }
    Map<Long, Key> keys =
        keys(connection, journal, persons.stream().map(at -> at.entry().key()).distinct().toList());
    for (At<Person> at : persons) {
      Place place = new Place(journal.node(), journal.epoch(), at.seq());
      Optional<Key> key = Optional.ofNullable(keys.get(at.entry().key()));
      key.ifPresent(known -> foresight.key(place(place, at.entry().key()), known));
      words(place, at.entry(), key).ifPresent(text -> words.put(at, text));
    }
    return words;
  }

  private static Place place(Place other, long seq) {
    return new Place(other.node(), other.epoch(), seq);
  }

  private Optional<String> words(Place place, Person person, Optional<Key> key) {
    Optional<HubSealKey> hub = key.map(Key::hubKey).flatMap(sealKeys::find);
    if (hub.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          dataKey(hub.get(), place(place, person.key()), key.get()).open(person.sealed(), place));
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
