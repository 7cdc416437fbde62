package vn.tram.protocol.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import vn.tram.protocol.fuzz.Oracle;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.VerifyingKey;

/** What a scanner reads, scanned and typed. */
public final class CardFuzz {
  private static final CardReader READER = new CardReader(List.of(passKey()));

  private CardFuzz() {}

  /** One that stays the same, so that a finding can be tried again. */
  private static VerifyingKey passKey() {
    try (InputStream hex = CardFuzz.class.getResourceAsStream("/golden/verifying-key.hex")) {
      String digits = new String(hex.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return VerifyingKey.ofX509(
          Octets.of(HexFormat.of().parseHex(digits.replaceAll("#.*|\\s", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.cheap(
        input,
        () -> {
          String text = new String(input, StandardCharsets.UTF_8);
          Reading scanned = READER.read(text);
          Oracle.same(scanned, READER.read(text));
          READER.readTyped(text);
        });
  }
}
