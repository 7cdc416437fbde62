package vn.tram.protocol.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;

/**
 * The EU-format vaccine pass: {@code HC1:}, base 45, zlib, a COSE_Sign1 of a CBOR web token whose
 * claim −260 holds the certificate. Checking its signature needs the issuers' keys; this reader
 * only recognises the holder.
 */
final class VaccineCard {
  static final String PREFIX = "HC1:";

  private static final int MAX_INFLATED = 64 * 1024;
  private static final int ZLIB_MARK = 0x78;
  private static final int COSE_PAYLOAD = 2;
  private static final String CERTIFICATES = "-260";
  private static final String FIRST_CERTIFICATE = "1";
  private static final List<String> EVENTS = List.of("v", "t", "r");
  private static final Pattern YEAR_AND_MONTH = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])");
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private VaccineCard() {}

  static Card read(String text) throws BrokenCardException {
    byte[] payload;
    JsonNode certificate;
    try {
      byte[] cose = inflated(Base45.decode(text.substring(PREFIX.length())));
      payload = CBOR.readTree(cose).path(COSE_PAYLOAD).binaryValue();
      if (payload == null) {
        throw new BrokenCardException(Reason.UNKNOWN_KIND);
      }
      certificate = CBOR.readTree(payload).path(CERTIFICATES).path(FIRST_CERTIFICATE);
    } catch (IOException | DataFormatException | IllegalArgumentException e) {
      throw new BrokenCardException(Reason.UNKNOWN_KIND);
    }
    if (!certificate.isObject()) {
      throw new BrokenCardException(Reason.UNKNOWN_KIND);
    }
    return new Card(
        CardKind.VACCINE_PASS,
        key(certificate, payload),
        List.of(),
        new Holder(
            name(certificate.path("nam")),
            Sex.UNKNOWN,
            birth(certificate.path("dob").asText("")),
            ""),
        List.of());
  }

  /** The certificate's own identifier, or a digest of the whole where it has none. */
  private static CardKey key(JsonNode certificate, byte[] payload) {
    for (String event : EVENTS) {
      String id = certificate.path(event).path(0).path("ci").asText("").strip();
      if (!id.isBlank()) {
        return new CardKey(Kind.VACCINE, id.toUpperCase(Locale.ROOT));
      }
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
      return new CardKey(Kind.VACCINE, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  /** Family name first, as in Viet Nam. */
  private static String name(JsonNode name) {
    String words = part(name, "fn", "fnt") + " " + part(name, "gn", "gnt");
    String visible = words.codePoints().anyMatch(Character::isISOControl) ? "" : words.strip();
    return Normalizer.normalize(visible, Normalizer.Form.NFC);
  }

  private static String part(JsonNode name, String field, String transliterated) {
    String written = name.path(field).asText("");
    return written.isBlank() ? name.path(transliterated).asText("").replace('<', ' ') : written;
  }

  private static Birth birth(String text) throws BrokenCardException {
    if (text.isEmpty()) {
      return Birth.UNKNOWN;
    }
    var month = YEAR_AND_MONTH.matcher(text);
    return CardDate.DASHED.birth(month.matches() ? month.group(1) : text);
  }

  private static byte[] inflated(byte[] bytes) throws DataFormatException {
    if (bytes.length == 0 || bytes[0] != ZLIB_MARK) {
      return bytes;
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(bytes);
      var out = new ByteArrayOutputStream(2 * bytes.length);
      byte[] buffer = new byte[1024];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished() || out.size() + length > MAX_INFLATED) {
          throw new DataFormatException("cut short or too long");
        }
        out.write(buffer, 0, length);
      }
      return out.toByteArray();
    }
  }
}
