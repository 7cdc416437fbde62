package vn.tram.protocol.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

class EntryCodecProperties {

  @Provide
  Arbitrary<List<JournalEntry>> journals() {
    return Entries.any().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<JournalEntry> entries() {
    return Entries.any();
  }

  @Property
  void whatIsEncodedIsDecodedAgain(@ForAll("journals") List<JournalEntry> entries)
      throws EntryException {
    assertEquals(entries, EntryCodec.decode(bytes(entries)));
  }

  @Property
  void anEntryCutShortIsRefused(
      @ForAll("entries") JournalEntry entry, @ForAll @IntRange(max = 400) int cut) {
    byte[] whole = EntryCodec.encode(entry);
    byte[] part = Arrays.copyOf(whole, 1 + cut % (whole.length - 1));
    assertThrows(EntryException.class, () -> EntryCodec.decode(part));
  }

  @Property(tries = 5_000)
  void anyBytesAreEntriesOrAnEntryException(@ForAll @Size(max = 200) byte[] bytes) {
    try {
      EntryCodec.decode(bytes);
    } catch (EntryException e) {
      assertTrue(e.getMessage().startsWith("entry "));
    }
  }

  @Property(tries = 5_000)
  void aMutatedEntryIsAnEntryOrAnEntryException(
      @ForAll("entries") JournalEntry entry, @ForAll int place, @ForAll byte value) {
    byte[] bytes = EntryCodec.encode(entry);
    bytes[Math.floorMod(place, bytes.length)] = value;
    try {
      EntryCodec.decode(bytes);
    } catch (EntryException e) {
      assertTrue(e.getMessage().startsWith("entry "));
    }
  }

  @Property
  void aClockEntryNeverLosesTheTrueTimeByRounding(
      @ForAll @IntRange(max = 999_999_999) int from, @ForAll @IntRange(max = 999_999_999) int width)
      throws EntryException {
    Moment claim =
        new Moment(
            Instant.ofEpochSecond(1_790_000_000L, from),
            Instant.ofEpochSecond(1_790_000_000L, from).plus(Duration.ofNanos(width)));
    var clock = new Clock(new Anchor(1, claim, ClockSource.NTP));
    Clock read = (Clock) EntryCodec.decode(EntryCodec.encode(clock)).getFirst();
    assertTrue(read.anchor().moment().contains(claim.earliest()), () -> claim + " became " + read);
    assertTrue(read.anchor().moment().contains(claim.latest()), () -> claim + " became " + read);
  }

  @Example
  void aPassageTakesAboutTenBytes() {
    var checkIn = new CheckIn(70_000, Direction.OUT, 1, 86_400_000L * 9, Set.of());
    assertTrue(EntryCodec.encode(checkIn).length <= 14);
  }

  @Example
  void anUnknownKindAndALeftOverFieldAreRefused() {
    for (String hex : List.of("8209f4", "8600010203040506", "8604010000010a", "f6", "80", "01")) {
      assertThrows(
          EntryException.class, () -> EntryCodec.decode(HexFormat.of().parseHex(hex)), hex);
    }
  }

  private static byte[] bytes(List<JournalEntry> entries) {
    var bytes = new ByteArrayOutputStream();
    entries.forEach(entry -> bytes.writeBytes(EntryCodec.encode(entry)));
    return bytes.toByteArray();
  }
}
