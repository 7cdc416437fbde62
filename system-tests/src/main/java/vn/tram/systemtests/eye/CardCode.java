package vn.tram.systemtests.eye;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Street;

/**
 * The code on something that people hold up.
 *
 * @param text what it says
 * @param squares without white around them; level M, UTF-8 without a mark, as on the cards
 */
record CardCode(String text, BitMatrix squares) {

  private static final int PEOPLE = 400;

  static CardCode of(String text) {
    // Without a hint the writer takes Latin-1 and announces nothing; it gets the bytes of UTF-8.
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try {
      BitMatrix squares =
          new QRCodeWriter()
              .encode(
                  bytes,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      0));
      return new CardCode(text, squares);
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a code", e);
    }
  }

  /** The demo street's cards by kind, and a poster; at least {@code count} of each. */
  static Map<String, List<CardCode>> street(long seed, int count) {
    Map<String, List<CardCode>> kinds = new LinkedHashMap<>();
    List<Citizen> people = Street.of(seed, PEOPLE * Math.max(1, count / 10), passKey(seed));
    for (Citizen person : people) {
      for (HeldCard card : person.cards()) {
        String kind = card.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<CardCode> codes = kinds.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (codes.size() < count) {
          codes.add(of(card.text()));
        }
      }
    }
    List<CardCode> posters = new ArrayList<>();
    for (int site = 1; site <= count; site++) {
      posters.add(of("https://checkin.example.vn/s/%06d?t=%x".formatted(site, seed + site)));
    }
    kinds.put("poster", posters);
    return kinds;
  }

  /**
   * The same seed signs the same passes: 32 bytes of it in their wrapping (RFC 8410, section 7).
   */
  private static SigningKey passKey(long seed) {
    ByteBuffer key = ByteBuffer.allocate(48);
    key.put(HexFormat.of().parseHex("302e020100300506032b657004220420")).putLong(seed);
    return SigningKey.ofPkcs8(Octets.of(key.array()));
  }
}
