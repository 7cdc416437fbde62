package vn.tram.protocol.entry;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Flag;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/** Arbitrary entries. */
public final class Entries {
  private Entries() {}

  public static Arbitrary<JournalEntry> any() {
    return Arbitraries.oneOf(boots(), keys(), persons(), checkIns(), clocks());
  }

  private static Arbitrary<JournalEntry> boots() {
    return Combinators.combine(
            Arbitraries.create(UUID::randomUUID),
            Arbitraries.strings().alpha().ofMaxLength(64),
            naturals(),
            Arbitraries.longs().between(-86_400_000L * 365 * 60, 86_400_000L * 365 * 200),
            Arbitraries.of(true, false))
        .as(
            (boot, software, at, wall, disciplined) ->
                new Boot(boot, software, at, Instant.ofEpochMilli(wall), disciplined));
  }

  private static Arbitrary<JournalEntry> keys() {
    return Combinators.combine(Arbitraries.integers(), octets()).as(Key::new);
  }

  private static Arbitrary<JournalEntry> persons() {
    return Combinators.combine(naturals(), Arbitraries.of(Form.values()), octets()).as(Person::new);
  }

  private static Arbitrary<JournalEntry> checkIns() {
    return Combinators.combine(
            naturals(),
            Arbitraries.of(Direction.values()),
            Arbitraries.integers().between(0, 255),
            naturals(),
            Arbitraries.of(Flag.values()).set())
        .as(
            (person, direction, lane, at, flags) ->
                new CheckIn(person, direction, lane, at, Set.copyOf(flags)));
  }

  private static Arbitrary<JournalEntry> clocks() {
    return Combinators.combine(
            naturals(),
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            Arbitraries.longs().between(0, 86_400_000),
            Arbitraries.of(ClockSource.values()))
        .as(
            (at, earliest, width, source) ->
                new Clock(
                    new Anchor(
                        at,
                        new Moment(
                            Instant.ofEpochMilli(earliest), Instant.ofEpochMilli(earliest + width)),
                        source)));
  }

  private static Arbitrary<Long> naturals() {
    return Arbitraries.longs().between(0, Long.MAX_VALUE);
  }

  private static Arbitrary<Octets> octets() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Octets::of);
  }
}
