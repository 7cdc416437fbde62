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

  /** Which of these cards are filed: their texts need not be read again. */
  public static Set<UUID> filed(Connection connection, Collection<UUID> ids) throws SQLException {
    Set<UUID> filed = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("select id from card where id = any(?)")) {
      select.setArray(1, array(connection, ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          filed.add(row.getObject(1, UUID.class));
        }
      }
    }
    return filed;
  }

  /** Files cards; those that are filed already change nothing. Marks whoever is joined by them. */
  public void file(Connection connection, Collection<FiledCard> cards) throws SQLException {
    if (cards.isEmpty()) {
      return;
    }
    Map<UUID, FiledCard> inOrder = new TreeMap<>(Components.ORDER);
    cards.forEach(card -> inOrder.put(card.id(), card));
    List<List<UUID>> toJoin = insertIdentifiers(connection, inOrder.values());
    insertCards(connection, inOrder.values());
    insertLinks(connection, inOrder.values());
    if (!toJoin.isEmpty()) {
      join(connection, toJoin);
    }
  }

  /**
   * Inserts the numbers that are not here. Those that stand together on cards and of which none was
   * here are joined at once: nobody else can know them before this transaction ends.
   *
   * @return those that are still to be joined
   */
  private List<List<UUID>> insertIdentifiers(Connection connection, Collection<FiledCard> cards)
      throws SQLException {
    Map<UUID, CardKey> keys = new TreeMap<>(Components.ORDER);
    cards.forEach(card -> card.numbers().forEach(at -> keys.put(at.id(), at.key())));
    Set<UUID> here = persons(connection, keys.keySet()).keySet();
    List<List<UUID>> together =
        cards.stream().map(FiledCard::identifiers).filter(ids -> ids.size() > 1).toList();
    var components = new Components();
    together.forEach(components::join);
    Set<UUID> touched = new HashSet<>();
    here.forEach(id -> touched.add(components.root(id)));
    keys.keySet().removeAll(here);
    int inserted = insert(connection, keys, components, touched);
    if (inserted < keys.size()) {
      return together;
    }
    return together.stream()
        .filter(ids -> touched.contains(components.root(ids.getFirst())))
        .toList();
  }

  private int insert(
      Connection connection, Map<UUID, CardKey> keys, Components components, Set<UUID> touched)
      throws SQLException {
    if (keys.isEmpty()) {
      return 0;
    }
    List<Short> kinds = new ArrayList<>();
    List<byte[]> numbers = new ArrayList<>();
    List<UUID> persons = new ArrayList<>();
    keys.forEach(
        (id, key) -> {
          UUID root = components.root(id);
          kinds.add((short) key.kind().code());
          numbers.add(vault.encrypt(key.number(), numberContext(id)));
          persons.add(touched.contains(root) ? id : root);
        });
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into identifier (id, kind, number, person)"
                + " select * from unnest(?, ?, ?, ?) on conflict do nothing")) {
      insert.setArray(1, array(connection, keys.keySet()));
      insert.setArray(2, Column.<Short>int2(kind -> kind).of(connection, kinds));
      insert.setArray(3, Column.<byte[]>bytea(number -> number).of(connection, numbers));
      insert.setArray(4, array(connection, persons));
      return insert.executeUpdate();
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
              Column.uuid(FiledCard::identifier),
              Column.text(card -> card.card().kind().name()),
              Column.int2(card -> (short) (card.form() == Form.TYPED ? 1 : 0)),
              Column.bytea(card -> vault.encrypt(card.text(), textContext(card.id()))));
      for (int i = 0; i < columns.size(); i++) {
        insert.setArray(i + 1, columns.get(i).of(connection, List.copyOf(cards)));
      }
      insert.executeUpdate();
    }
  }

  private static void insertLinks(Connection connection, Collection<FiledCard> cards)
      throws SQLException {
    List<UUID> ids = new ArrayList<>();
    List<UUID> identifiers = new ArrayList<>();
    for (FiledCard card : cards) {
      card.identifiers().stream()
          .skip(1)
          .sorted(Components.ORDER)
          .forEach(
              identifier -> {
                ids.add(card.id());
                identifiers.add(identifier);
              });
    }
    if (ids.isEmpty()) {
      return;
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
