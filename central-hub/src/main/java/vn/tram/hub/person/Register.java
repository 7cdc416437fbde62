package vn.tram.hub.person;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.tram.hub.store.Column;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.entry.JournalEntry.Form;

/**
 * Files cards and joins the persons whose numbers stand on one card.
 *
 * <p>Rows are always inserted in the order of their ids, and joins wait for each other, so that
 * merges which run at the same time do not lock each other out.
 */
public final class Register {
  /** The number of the advisory lock that joins take; any constant that nobody else uses. */
  private static final long JOIN_LOCK = 0x7472616d_00000001L;

  private final Vault vault;

  public Register(Vault vault) {
    this.vault = vault;
  }

  /** What encrypted numbers are bound to. */
  static String numberContext(UUID identifier) {
    return "identifier " + identifier;
  }

  /** What encrypted card texts are bound to. */
  static String textContext(UUID card) {
    return "card " + card;
  }

  /** Files the cards that are not filed yet. Marks whoever is joined as to be paired again. */
  public void file(Connection connection, Collection<FiledCard> cards) throws SQLException {
    Map<UUID, FiledCard> fresh = new TreeMap<>(Components.ORDER);
    cards.forEach(card -> fresh.put(card.id(), card));
    known(connection, fresh.keySet()).forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return;
    }
    insertIdentifiers(connection, fresh.values());
    insertCards(connection, fresh.values());
    List<List<UUID>> together =
        fresh.values().stream()
            .map(card -> card.keys().stream().map(vault::lookup).toList())
            .filter(ids -> ids.size() > 1)
            .toList();
    if (!together.isEmpty()) {
      insertLinks(connection, fresh.values());
      join(connection, together);
    }
  }

  private static Set<UUID> known(Connection connection, Collection<UUID> ids) throws SQLException {
    Set<UUID> known = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("select id from card where id = any(?)")) {
      select.setArray(1, array(connection, ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(row.getObject(1, UUID.class));
        }
      }
    }
    return known;
  }

  private void insertIdentifiers(Connection connection, Collection<FiledCard> cards)
      throws SQLException {
    Map<UUID, CardKey> keys = new TreeMap<>(Components.ORDER);
    cards.forEach(card -> card.keys().forEach(key -> keys.put(vault.lookup(key), key)));
    List<Short> kinds = new ArrayList<>();
    List<byte[]> numbers = new ArrayList<>();
    keys.forEach(
        (id, key) -> {
          kinds.add((short) key.kind().code());
          numbers.add(vault.encrypt(key.number(), numberContext(id)));
        });
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into identifier (id, kind, number, person)"
                + " select id, kind, number, id from unnest(?, ?, ?) as t(id, kind, number)"
                + " on conflict do nothing")) {
      insert.setArray(1, array(connection, keys.keySet()));
      insert.setArray(2, Column.<Short>int2(kind -> kind).of(connection, kinds));
      insert.setArray(3, Column.<byte[]>bytea(number -> number).of(connection, numbers));
      insert.executeUpdate();
    }
  }

  private void insertCards(Connection connection, Collection<FiledCard> cards) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into card (id, identifier, kind, form, content) select * from"
                + " unnest(?, ?, ?, ?, ?) on conflict do nothing")) {
      List<Column<FiledCard>> columns =
          List.of(
              Column.uuid(FiledCard::id),
              Column.uuid(card -> vault.lookup(card.card().key())),
              Column.text(card -> card.card().kind().name()),
              Column.int2(card -> (short) (card.form() == Form.TYPED ? 1 : 0)),
              Column.bytea(card -> vault.encrypt(card.text(), textContext(card.id()))));
      for (int i = 0; i < columns.size(); i++) {
        insert.setArray(i + 1, columns.get(i).of(connection, List.copyOf(cards)));
      }
      insert.executeUpdate();
    }
  }

  private void insertLinks(Connection connection, Collection<FiledCard> cards) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    List<UUID> identifiers = new ArrayList<>();
    for (FiledCard card : cards) {
      card.keys().stream()
          .skip(1)
          .map(vault::lookup)
          .sorted(Components.ORDER)
          .forEach(
              identifier -> {
                ids.add(card.id());
                identifiers.add(identifier);
              });
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into link (card, identifier) select * from unnest(?, ?)"
                + " on conflict do nothing")) {
      insert.setArray(1, array(connection, ids));
      insert.setArray(2, array(connection, identifiers));
      insert.executeUpdate();
    }
  }

  private static void join(Connection connection, List<List<UUID>> together) throws SQLException {
    // Only after the lock is the state of every join before this one to be seen.
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, JOIN_LOCK);
      lock.execute();
    }
    Map<UUID, UUID> persons =
        persons(connection, together.stream().flatMap(List::stream).distinct().toList());
    var components = new Components();
    together.forEach(ids -> components.join(ids.stream().map(persons::get).toList()));
    Map<UUID, UUID> renamed = components.renamed();
    if (renamed.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
            connection.prepareStatement(
                "update identifier set person = t.new from unnest(?, ?) as t(old, new)"
                    + " where person = t.old");
        PreparedStatement mark =
            connection.prepareStatement(
                "insert into stale (identifier)"
                    + " select id from identifier where person = any(?)")) {
      update.setArray(1, array(connection, renamed.keySet()));
      update.setArray(2, array(connection, renamed.values()));
      update.executeUpdate();
      mark.setArray(1, array(connection, Set.copyOf(renamed.values())));
      mark.executeUpdate();
    }
  }

  private static Map<UUID, UUID> persons(Connection connection, Collection<UUID> identifiers)
      throws SQLException {
    Map<UUID, UUID> persons = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("select id, person from identifier where id = any(?)")) {
      select.setArray(1, array(connection, identifiers));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          persons.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        }
      }
    }
    return persons;
  }

  private static Array array(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
