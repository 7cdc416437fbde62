package vn.tram.protocol.card;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * The bytes of our own pass: id (8), sex (1), birth year (2), month (1), day (1), name in UTF-8,
 * Ed25519 signature (64) over {@code tram/1/pass} and all bytes before it.
 */
final class PassCard {
  static final String PREFIX = "TRAM1:";

  private static final byte[] DOMAIN = "tram/1/pass".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE = 64;
  private static final int FIXED = Pass.ID_SIZE + 5;

  private static final int KNOWN_PASSES = 4_096;

  private final List<VerifyingKey> keys;
  private final KnownPasses known = new KnownPasses(KNOWN_PASSES);

  PassCard(List<VerifyingKey> keys) {
    this.keys = List.copyOf(keys);
  }

  static String text(Pass pass, SigningKey key) {
    byte[] name = pass.name().getBytes(StandardCharsets.UTF_8);
    byte[] body =
        ByteBuffer.allocate(FIXED + name.length)
            .put(pass.id().toArray())
            .put((byte) code(pass.sex()))
            .putShort((short) pass.birth().year())
            .put((byte) pass.birth().month())
            .put((byte) pass.birth().day())
            .put(name)
            .array();
    return PREFIX + Base45.encode(joined(body, key.sign(joined(DOMAIN, body))));
  }

  /** Whatever is wrong with a pass, its holder is told that it is not ours. */
  Card read(String text) throws BrokenCardException {
    try {
      Pass pass = pass(verified(Base45.decode(text.substring(PREFIX.length()))));
      return new Card(
          CardKind.TRAM_PASS,
          new CardKey(Kind.PASS, pass.id().toHex()),
          List.of(),
          new Holder(pass.name(), pass.sex(), pass.birth(), ""),
          List.of());
    } catch (IllegalArgumentException | DateTimeException | CharacterCodingException e) {
      throw new BrokenCardException(Reason.FORGED_PASS);
    }
  }

  private byte[] verified(byte[] bytes) throws BrokenCardException {
    if (bytes.length < FIXED + SIGNATURE) {
      throw new BrokenCardException(Reason.FORGED_PASS);
    }
    byte[] body = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
    byte[] signature = Arrays.copyOfRange(bytes, body.length, bytes.length);
    byte[] message = joined(DOMAIN, body);
    if (!known.know(bytes)) {
      if (keys.stream().noneMatch(key -> key.verifies(message, signature))) {
        throw new BrokenCardException(Reason.FORGED_PASS);
      }
      known.remember(bytes);
    }
    return body;
  }

  private static Pass pass(byte[] body) throws CharacterCodingException {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] id = new byte[Pass.ID_SIZE];
    in.get(id);
    Sex sex = sex(in.get());
    var birth = new Birth(Short.toUnsignedInt(in.getShort()), in.get(), in.get());
    byte[] name = new byte[in.remaining()];
    in.get(name);
    return new Pass(Octets.of(id), CleanScan.strictUtf8(name), sex, birth);
  }

  /** As in ISO/IEC 5218. */
  private static int code(Sex sex) {
    return switch (sex) {
      case UNKNOWN -> 0;
      case MALE -> 1;
      case FEMALE -> 2;
    };
  }

  private static Sex sex(int code) {
    return switch (code) {
      case 1 -> Sex.MALE;
      case 2 -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
