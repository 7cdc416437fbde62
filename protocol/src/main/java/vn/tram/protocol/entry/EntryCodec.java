package vn.tram.protocol.entry;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
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

/** The bytes of journal entries: one CBOR array (RFC 8949) each, laid out in PROTOCOL.md. */
public final class EntryCodec {
  private static final int BOOT = 1;
  private static final int KEY = 2;
  private static final int PERSON = 3;
  private static final int CHECK_IN = 4;
  private static final int CLOCK = 5;

  private static final int FLAG_OUT = 1;
  private static final int FLAG_TYPED = 2;
  private static final int FLAG_ALERT_SHOWN = 4;

  /** The end of the year 9999 in milliseconds since 1970. */
  private static final long LAST_TIME = 253_402_300_799_999L;

  private static final int MAX_LANE = 255;
  private static final int MAX_SOFTWARE = 64;
  private static final int MAX_SEALED = 8_192;

  private static final CBORFactory CBOR =
      CBORFactory.builder().enable(CBORGenerator.Feature.WRITE_MINIMAL_INTS).build();

  private EntryCodec() {}

  /** The bytes of one entry. */
  public static byte[] encode(JournalEntry entry) {
    var bytes = new ByteArrayOutputStream(64);
    try (CBORGenerator out = CBOR.createGenerator(bytes)) {
      switch (entry) {
        case Boot boot -> write(out, boot);
        case Key key -> {
          open(out, KEY, 3);
          out.writeNumber(Integer.toUnsignedLong(key.hubKey()));
          out.writeBinary(key.sealed().toArray());
        }
        case Person person -> {
          open(out, PERSON, 4);
          out.writeNumber(person.key());
          out.writeNumber(person.form() == Form.TYPED ? 1 : 0);
          out.writeBinary(person.sealed().toArray());
        }
        case CheckIn checkIn -> {
          open(out, CHECK_IN, 5);
          out.writeNumber(checkIn.person());
          out.writeNumber(bits(checkIn));
          out.writeNumber(checkIn.lane());
          out.writeNumber(checkIn.atMillis());
        }
        case Clock clock -> write(out, clock.anchor());
      }
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The entries that stand one behind the other in the bytes.
   *
   * @throws EntryException when the bytes are anything else than whole entries of this version
   */
  public static List<JournalEntry> decode(byte[] bytes) throws EntryException {
    return decode(bytes, end -> {});
  }

  /**
   * The entries that stand one behind the other in the bytes.
   *
   * @param ends told, entry by entry, where in the bytes each one ends
   * @throws EntryException when the bytes are anything else than whole entries of this version
   */
  public static List<JournalEntry> decode(byte[] bytes, IntConsumer ends) throws EntryException {
    var entries = new ArrayList<JournalEntry>();
    try (CBORParser in = CBOR.createParser(bytes)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        entries.add(read(in, token));
        ends.accept((int) in.currentLocation().getByteOffset());
      }
    } catch (EntryException e) {
      throw new EntryException("entry " + (entries.size() + 1) + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // The decoder's own words may quote what it read.
      throw new EntryException("entry " + (entries.size() + 1) + " is not to be understood", e);
    }
    return entries;
  }

  private static JournalEntry read(CBORParser in, JsonToken first)
      throws IOException, EntryException {
    require(first == JsonToken.START_ARRAY, "an entry is an array");
    int kind = (int) number(in, Integer.MAX_VALUE);
    JournalEntry entry =
        switch (kind) {
          case BOOT -> boot(in);
          case KEY -> new Key((int) number(in, 0xFFFF_FFFFL), Octets.of(binary(in, MAX_SEALED)));
          case PERSON ->
              new Person(
                  number(in, Long.MAX_VALUE),
                  number(in, 1) == 1 ? Form.TYPED : Form.SCANNED,
                  Octets.of(binary(in, MAX_SEALED)));
          case CHECK_IN -> checkIn(in);
          case CLOCK -> clock(in);
          default -> throw new EntryException("kind " + kind + " is unknown to this version");
        };
    require(in.nextToken() == JsonToken.END_ARRAY, "an entry has no further fields");
    return entry;
  }

  private static void write(CBORGenerator out, Boot boot) throws IOException {
    open(out, BOOT, 6);
    out.writeBinary(
        ByteBuffer.allocate(16)
            .putLong(boot.boot().getMostSignificantBits())
            .putLong(boot.boot().getLeastSignificantBits())
            .array());
    out.writeString(boot.software());
    out.writeNumber(boot.atMillis());
    out.writeNumber(boot.wallClock().toEpochMilli());
    out.writeBoolean(boot.disciplined());
  }

  private static Boot boot(CBORParser in) throws IOException, EntryException {
    byte[] id = binary(in, 16);
    require(id.length == 16, "a boot id has 16 bytes");
    ByteBuffer buffer = ByteBuffer.wrap(id);
    var uuid = new UUID(buffer.getLong(), buffer.getLong());
    require(in.nextToken() == JsonToken.VALUE_STRING, "the software is a text");
    String software = in.getText();
    require(software.length() <= MAX_SOFTWARE, "the software has at most 64 characters");
    // The parser makes something of any bytes; half a character is no text.
    require(StandardCharsets.UTF_8.newEncoder().canEncode(software), "the software is UTF-8");
    long atMillis = number(in, Long.MAX_VALUE);
    require(in.nextToken() == JsonToken.VALUE_NUMBER_INT, "the wall clock is a number");
    Instant wallClock = Instant.ofEpochMilli(in.getLongValue());
    JsonToken disciplined = in.nextToken();
    require(disciplined.isBoolean(), "disciplined is true or false");
    return new Boot(uuid, software, atMillis, wallClock, disciplined == JsonToken.VALUE_TRUE);
  }

  private static CheckIn checkIn(CBORParser in) throws IOException, EntryException {
    long person = number(in, Long.MAX_VALUE);
    int bits = (int) number(in, FLAG_OUT | FLAG_TYPED | FLAG_ALERT_SHOWN);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if ((bits & FLAG_TYPED) != 0) {
      flags.add(Flag.TYPED);
    }
    if ((bits & FLAG_ALERT_SHOWN) != 0) {
      flags.add(Flag.ALERT_SHOWN);
    }
    Direction direction = (bits & FLAG_OUT) != 0 ? Direction.OUT : Direction.IN;
    int lane = (int) number(in, MAX_LANE);
    return new CheckIn(person, direction, lane, number(in, Long.MAX_VALUE), flags);
  }

  private static int bits(CheckIn checkIn) {
    int bits = checkIn.direction() == Direction.OUT ? FLAG_OUT : 0;
    for (Flag flag : checkIn.flags()) {
      bits |=
          switch (flag) {
            case TYPED -> FLAG_TYPED;
            case ALERT_SHOWN -> FLAG_ALERT_SHOWN;
          };
    }
    return bits;
  }

  private static void write(CBORGenerator out, Anchor anchor) throws IOException {
    open(out, CLOCK, 5);
    out.writeNumber(anchor.atMillis());
    // Rounded outwards: an interval that shrinks by a millisecond may lose the true time.
    long earliest = anchor.moment().earliest().toEpochMilli();
    long latest = anchor.moment().latest().plusNanos(999_999).toEpochMilli();
    out.writeNumber(earliest);
    out.writeNumber(latest - earliest);
    out.writeNumber(anchor.source().code());
  }

  private static Clock clock(CBORParser in) throws IOException, EntryException {
    long atMillis = number(in, Long.MAX_VALUE);
    long since = number(in, LAST_TIME);
    Instant earliest = Instant.ofEpochMilli(since);
    // What ends beyond the last time could not be written again, nor stored by a hub.
    Duration width = Duration.ofMillis(number(in, LAST_TIME - since));
    ClockSource source = ClockSource.ofCode((int) number(in, Integer.MAX_VALUE));
    return new Clock(new Anchor(atMillis, new Moment(earliest, earliest.plus(width)), source));
  }

  private static void open(CBORGenerator out, int kind, int fields) throws IOException {
    out.writeStartArray(null, fields);
    out.writeNumber(kind);
  }

  private static long number(CBORParser in, long max) throws IOException, EntryException {
    require(in.nextToken() == JsonToken.VALUE_NUMBER_INT, "a number is missing");
    long value = in.getLongValue();
    require(value >= 0 && value <= max, "a number is out of its range");
    return value;
  }

  private static byte[] binary(CBORParser in, int max) throws IOException, EntryException {
    require(in.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT, "bytes are missing");
    byte[] value = in.getBinaryValue();
    require(value.length <= max, "bytes are more than " + max);
    return value;
  }

  private static void require(boolean holds, String rule) throws EntryException {
    if (!holds) {
      throw new EntryException(rule);
    }
  }
}
