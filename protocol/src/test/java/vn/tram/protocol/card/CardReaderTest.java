package vn.tram.protocol.card;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.card.Reading.Unreadable;
import vn.tram.protocol.card.Reading.Warning;

class CardReaderTest {
  private static final CardReader READER = new CardReader(List.of());

  static Stream<String> samples() throws IOException {
    try (InputStream in = CardReaderTest.class.getResourceAsStream("/cards/samples.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anOddSampleIsWhatTheTableSays(String line) {
    int arrow = line.lastIndexOf(" => ");
    String scan = line.substring(0, arrow).translateEscapes();
    assertEquals(line.substring(arrow + 4), told(READER.read(scan)), line);
  }

  @Test
  void aScanLongerThanAnyCodeIsTooLongHoweverLong() {
    String bytes4097 = "ế".repeat(1365) + "aa";
    assertAll(
        () -> assertEquals(new Unreadable(Reason.TOO_LONG), READER.read(bytes4097)),
        () ->
            assertEquals(
                new Unreadable(Reason.UNKNOWN_KIND), READER.read(bytes4097.substring(1) + "a")),
        () -> assertEquals(new Unreadable(Reason.TOO_LONG), READER.read("7".repeat(10_000_000))));
  }

  @Test
  void aByteOrderMarkIsNoise() {
    assertEquals(READER.read("024088000001"), READER.read("\uFEFF024088000001\uFEFF"));
  }

  @Test
  void halfACharacterIsBinary() {
    assertEquals(new Unreadable(Reason.BINARY), READER.read("024\uD83D"));
  }

  @Test
  void aVaccinePassWithoutAnIdentifierIsKnownByItsDigest() {
    String pass = Cards.vaccine(Map.of("fnt", "NGUYEN<VAN", "gnt", "MAU"), "1988-03", Map.of());
    Card card = (Card) READER.read(pass);
    assertAll(
        () -> assertTrue(card.key().number().matches("[0-9a-f]{64}"), card.key().number()),
        () -> assertEquals("NGUYEN VAN MAU", card.holder().name()),
        () -> assertEquals(Birth.ofYear(1988), card.holder().birth()));
  }

  @Test
  void aVaccinePassWithAnImpossibleBirthDateSaysSo() {
    String pass = Cards.vaccine(Map.of("fn", "Mẫu"), "1988-02-30", Map.of("ci", "X"));
    assertEquals(new Unreadable(Reason.BROKEN_DATE), READER.read(pass));
  }

  @Test
  void whatTheGuardTypedIsNormalised() {
    assertAll(
        () -> typed("TYPED PHONE:0912345678 Mẫu;UNKNOWN;0-0-0;", "PHONE|+84 912.345-678|Mẫu"),
        () -> typed("TYPED PHONE:02413555555 ;UNKNOWN;0-0-0;", "PHONE|(0241) 3555555|"),
        () -> typed("TYPED CITIZEN:024088000001 Mẫu;MALE;1988-0-0;", "CITIZEN|024 088 000 001|Mẫu"),
        () -> typed("TYPED OLD_IDENTITY:121000000 ;UNKNOWN;0-0-0;", "OLD_IDENTITY|121 000 000|"),
        () -> typed("TYPED INSURANCE:7912345678 ;UNKNOWN;0-0-0;", "INSURANCE|DN4797912345678|"),
        () -> typed("BROKEN_NUMBER", "PHONE|12345|"),
        () -> typed("BROKEN_NUMBER", "CITIZEN|02408800000|"),
        () -> typed("BROKEN_NUMBER", "OLD_IDENTITY||"),
        () -> typed("BROKEN_NUMBER", "INSURANCE|12345678901|"),
        () -> typed("UNKNOWN_KIND", "PASS|0011223344556677|"),
        () -> typed("UNKNOWN_KIND", "024088000001"),
        () -> typed("EMPTY", ""));
  }

  private static void typed(String expected, String text) {
    assertEquals(expected, told(READER.readTyped(text)), text);
  }

  private static String told(Reading reading) {
    return switch (reading) {
      case Unreadable(Reason reason) -> reason.name();
      case Card card -> {
        Holder holder = card.holder();
        Birth birth = holder.birth();
        String further =
            card.alsoKnownAs().stream()
                .map(key -> "+" + told(key) + " ")
                .collect(Collectors.joining());
        String warnings =
            card.warnings().stream()
                .map(Warning::name)
                .map(" !"::concat)
                .collect(Collectors.joining());
        yield card.kind()
            + " "
            + told(card.key())
            + " "
            + further
            + holder.name()
            + ";"
            + holder.sex()
            + ";"
            + birth.year()
            + "-"
            + birth.month()
            + "-"
            + birth.day()
            + ";"
            + holder.address()
            + warnings;
      }
    };
  }

  private static String told(CardKey key) {
    return key.kind() + ":" + key.number();
  }
}
