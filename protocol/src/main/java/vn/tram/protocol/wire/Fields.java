package vn.tram.protocol.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.wire.WireException.Reason;

/** The payload of a message: one CBOR array of a fixed number of fields. */
public final class Fields {
  private static final CBORFactory CBOR =
      CBORFactory.builder().enable(CBORGenerator.Feature.WRITE_MINIMAL_INTS).build();

  /** Writes the fields of one message. */
  public interface Writer {
    void write(CBORGenerator out) throws IOException;
  }

  /** Reads the fields of one message. */
  public interface Reader<T> {
    T read(Fields in) throws IOException;
  }

  private final CBORParser in;

  /** Read ahead, in order to see whether something follows. */
  private Optional<JsonToken> ahead = Optional.empty();

  private Fields(CBORParser in) {
    this.in = in;
  }

  /**
   * The bytes of a message.
   *
   * @param count of fields that the writer writes
   */
  public static byte[] write(int count, Writer writer) {
    var bytes = new ByteArrayOutputStream(128);
    try (CBORGenerator out = CBOR.createGenerator(bytes)) {
      out.writeStartArray(null, count);
      writer.write(out);
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a message, which ends with its last field: whatever follows was not written by us.
   *
   * @throws WireException whatever is wrong with the bytes
   */
  public static <T> T read(byte[] payload, Reader<T> reader) throws WireException {
    try (CBORParser in = CBOR.createParser(payload)) {
      var fields = new Fields(in);
      fields.expect(JsonToken.START_ARRAY);
      T value = reader.read(fields);
      fields.expect(JsonToken.END_ARRAY);
      fields.expectEnd();
      return value;
    } catch (IOException | RuntimeException e) {
      throw new WireException(Reason.CUT_SHORT, "the message does not hold its fields", e);
    }
  }

  /** Reads the first fields and leaves the others. */
  static <T> T first(byte[] payload, Reader<T> reader) throws WireException {
    try (CBORParser in = CBOR.createParser(payload)) {
      var fields = new Fields(in);
      fields.expect(JsonToken.START_ARRAY);
      return reader.read(fields);
    } catch (IOException | RuntimeException e) {
      throw new WireException(Reason.CUT_SHORT, "the message does not hold its fields", e);
    }
  }

  String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    String text = in.getText();
    // The parser makes something of any bytes; half a character is no text.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("a text is not UTF-8");
    }
    return text;
  }

  /** The next field, a whole number. */
  public long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return in.getLongValue();
  }

  int smallNumber() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return in.getIntValue();
  }

  boolean flag() throws IOException {
    JsonToken token = next();
    if (token == null || !token.isBoolean()) {
      throw new IOException("true or false is missing");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** The next field, bytes. */
  public byte[] bytes() throws IOException {
    expect(JsonToken.VALUE_EMBEDDED_OBJECT);
    return in.getBinaryValue();
  }

  /** A mark, which is always 8 bytes. */
  ChainMark mark() throws IOException {
    byte[] bytes = bytes();
    if (bytes.length != ChainMark.BYTES) {
      throw new IOException("a mark has " + ChainMark.BYTES + " bytes, not " + bytes.length);
    }
    return new ChainMark(ByteBuffer.wrap(bytes).getLong());
  }

  static void write(CBORGenerator out, ChainMark mark) throws IOException {
    out.writeBinary(ByteBuffer.allocate(ChainMark.BYTES).putLong(mark.bits()).array());
  }

  /** The next field, a node. */
  public NodeName node() throws IOException {
    return new NodeName(text());
  }

  /** Whether the array has another field. */
  boolean hasNext() throws IOException {
    if (ahead.isEmpty()) {
      ahead = Optional.ofNullable(in.nextToken());
    }
    return ahead.filter(token -> token != JsonToken.END_ARRAY).isPresent();
  }

  /**
   * The next field, a list of arrays; what an array holds beyond what the reader takes is passed
   * over.
   */
  <T> List<T> list(int most, Reader<T> each) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> values = new ArrayList<>();
    while (hasNext()) {
      if (values.size() == most) {
        throw new IOException("a list has more than " + most + " values");
      }
      expect(JsonToken.START_ARRAY);
      values.add(each.read(this));
      skipRest();
      expect(JsonToken.END_ARRAY);
    }
    expect(JsonToken.END_ARRAY);
    return values;
  }

  /** Passes over the further fields of the array. */
  void skipRest() throws IOException {
    while (hasNext()) {
      next();
      in.skipChildren();
    }
  }

  private JsonToken next() throws IOException {
    if (ahead.isEmpty()) {
      return in.nextToken();
    }
    JsonToken token = ahead.get();
    ahead = Optional.empty();
    return token;
  }

  private void expectEnd() throws IOException {
    if (next() != null) {
      throw new IOException("something follows the last field");
    }
  }

  private void expect(JsonToken expected) throws IOException {
    JsonToken token = next();
    if (token != expected) {
      throw new IOException("a field is missing or of another type");
    }
  }
}
