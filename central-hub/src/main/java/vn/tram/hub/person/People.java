package vn.tram.hub.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.tram.hub.store.Store;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;

/** Reads persons. Every use shows personal data: whoever calls it answers for the audit. */
public final class People {
  /** The best card first: the state's own, then those that name somebody, then typed words. */
  private static final List<CardKind> BEST_FIRST =
      List.of(
          CardKind.CITIZEN_2024,
          CardKind.CITIZEN_2021,
          CardKind.INSURANCE_NEW,
          CardKind.INSURANCE_OLD,
          CardKind.PERSONAL_QR,
          CardKind.VACCINE_PASS,
          CardKind.TRAM_PASS,
          CardKind.TYPED,
          CardKind.CITIZEN_NUMBER);

  private static final Comparator<Shown> BEST =
      Comparator.comparing((Shown shown) -> shown.card().holder().name().isBlank())
          .thenComparing(shown -> BEST_FIRST.indexOf(shown.card().kind()))
          .thenComparing(Shown::id, Components.ORDER);

  private final Store store;
  private final Vault vault;
  private final CardReader reader;

  private record Shown(UUID id, Card card) {}

  public People(Store store, Vault vault, CardReader reader) {
    this.store = store;
    this.vault = vault;
    this.reader = reader;
  }

  /** Whose number it is. */
  public Optional<Person> find(CardKey key) {
    return person(vault.lookup(key));
  }

  /**
   * The person that a number with this id belongs to now; an id that a person had before he was
   * joined with another still finds him.
   */
  public Optional<Person> person(UUID id) {
    return Optional.ofNullable(persons(Set.of(id)).get(id));
  }

  /** The persons with these ids, as {@link #person} finds each; unknown ids are left out. */
  public Map<UUID, Person> persons(Collection<UUID> ids) {
    return store
        .jdbi()
        .withHandle(
            handle -> {
              Map<UUID, UUID> personOf = personOf(handle, ids);
              Set<UUID> present = Set.copyOf(personOf.values());
              Map<UUID, List<CardKey>> numbers = numbers(handle, present);
              Map<UUID, List<Shown>> cards = cards(handle, present);
              Map<UUID, Person> persons = new HashMap<>();
              personOf.forEach(
                  (id, person) ->
                      persons.put(
                          id,
                          assemble(
                              person,
                              numbers.getOrDefault(person, List.of()),
                              cards.getOrDefault(person, List.of()))));
              return persons;
            });
  }

  private static Person assemble(UUID id, List<CardKey> numbers, List<Shown> cards) {
    List<Shown> bestFirst = cards.stream().sorted(BEST).toList();
    Holder holder = bestFirst.isEmpty() ? Holder.UNKNOWN : bestFirst.getFirst().card().holder();
    return new Person(
        id,
        holder,
        numbers.stream()
            .sorted(
                Comparator.comparing((CardKey key) -> key.kind().code())
                    .thenComparing(CardKey::number))
            .toList(),
        bestFirst.stream().map(shown -> shown.card().kind()).distinct().toList());
  }

  private static Map<UUID, UUID> personOf(Handle handle, Collection<UUID> ids) {
    Map<UUID, UUID> personOf = new HashMap<>();
    handle
        .createQuery("select id, person from identifier where id = any(:ids)")
        .bindArray("ids", UUID.class, ids)
        .map(
            (row, context) ->
                personOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list();
    return personOf;
  }

  private Map<UUID, List<CardKey>> numbers(Handle handle, Collection<UUID> persons) {
    Map<UUID, List<CardKey>> numbers = new HashMap<>();
    handle
        .createQuery("select person, id, kind, number from identifier where person = any(:ids)")
        .bindArray("ids", UUID.class, persons)
        .map(
            (row, context) -> {
              UUID id = row.getObject(2, UUID.class);
              String number = vault.decrypt(row.getBytes(4), Register.numberContext(id));
              return numbers
                  .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                  .add(new CardKey(kind(row.getInt(3)), number));
            })
        .list();
    return numbers;
  }

  private Map<UUID, List<Shown>> cards(Handle handle, Collection<UUID> persons) {
    Map<UUID, List<Shown>> cards = new HashMap<>();
    handle
        .createQuery(
            "select i.person, c.id, c.form, c.content from identifier i"
                + " join card c on c.identifier = i.id where i.person = any(:ids)")
        .bindArray("ids", UUID.class, persons)
        .map(
            (row, context) -> {
              UUID id = row.getObject(2, UUID.class);
              String text = vault.decrypt(row.getBytes(4), Register.textContext(id));
              Reading reading = row.getInt(3) == 1 ? reader.readTyped(text) : reader.read(text);
              List<Shown> theirs =
                  cards.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>());
              return reading instanceof Card card && theirs.add(new Shown(id, card));
            })
        .list();
    return cards;
  }

  private static CardKey.Kind kind(int code) {
    for (CardKey.Kind kind : CardKey.Kind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of number has the code " + code);
  }
}
