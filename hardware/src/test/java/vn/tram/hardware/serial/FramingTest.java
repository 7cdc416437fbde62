package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a scanner said is told apart from noise, and from what was cut off. */
class FramingTest {

  private final List<Token> tokens = new ArrayList<>();
  private final Framing lines = new Framing(false, tokens::add);
  private final Framing pauses = new Framing(true, tokens::add);

  private void hear(Framing framing, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    framing.bytes(bytes, bytes.length, 7);
  }

  private void hearHex(String hex) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    lines.bytes(bytes, bytes.length, 7);
  }

  private static Token line(String text) {
    return new Token.Line(text, 7);
  }

  @Test
  void everyKindOfLineEndEndsALineOnce() {
    hear(lines, "một\rhai\nba\r\n\r\nbốn\n\r");
    assertEquals(List.of(line("một"), line("hai"), line("ba"), line("bốn")), tokens);
  }

  @Test
  void aPauseEndsTheLineOfAScannerWithoutLineEnds() {
    hear(pauses, "một");
    pauses.pause();
    hear(pauses, "hai");
    pauses.pause();
    assertEquals(List.of(line("một"), line("hai")), tokens);
    assertFalse(pauses.pending());
  }

  @Test
  void halfALineIsNoCard() {
    hear(lines, "0240880");
    lines.pause();
    hear(lines, "024088000001\r");
    assertEquals(List.of(line("024088000001")), tokens);
  }

  @Test
  void theTimeOfALineIsThatOfItsFirstByte() {
    lines.bytes(new byte[] {'a'}, 1, 100);
    lines.bytes(new byte[] {'b', '\r', 'c'}, 3, 200);
    lines.bytes(new byte[] {'\r'}, 1, 300);
    assertEquals(List.of(new Token.Line("ab", 100), new Token.Line("c", 200)), tokens);
  }

  @Test
  void theManualsAnswerIsAnAnswer() {
    hearHex("02 00 00 01 3E E4 AC");
    hearHex("02 00 00 01 00 33 31");
    assertEquals(List.of(new Token.Answer(0x3e), new Token.Answer(0)), tokens);
  }

  @Test
  void anAnswerWithAWrongSumIsNone() {
    hearHex("02 00 00 01 3E E4 AD");
    assertEquals(List.of(new Token.Broken()), tokens);
  }

  @Test
  void anAnswerIsFoundAmongScansAndNoise() {
    hear(lines, "một\r");
    hearHex("FF 02 00 55 02 02 00 00 01 3E E4 AC");
    hear(lines, "hai\r");
    assertEquals(List.of(line("một"), new Token.Answer(0x3e), line("hai")), tokens);
  }

  @Test
  void halfAnAnswerIsForgottenAfterAPause() {
    hearHex("02 00 00 01 3E");
    lines.pause();
    hear(lines, "hai\r");
    assertEquals(List.of(line("hai")), tokens);
  }

  @Test
  void aLineThatIsLongerThanAnyCodeIsSkippedToItsEnd() {
    hear(lines, "x".repeat(Framing.LONGEST_LINE) + "\r");
    hear(lines, "x".repeat(Framing.LONGEST_LINE + 1) + "\r");
    hear(lines, "x".repeat(100_000) + "\rhai\r");
    assertEquals(List.of(line("x".repeat(Framing.LONGEST_LINE)), line("hai")), tokens);
  }

  @Test
  void whatIsNoUtf8IsReplacedAndSeenToBeNoise() {
    hearHex("30 32 34 7C C4 E3 7C 0D");
    assertEquals(List.of(line("024|\ufffd\ufffd|")), tokens);
    assertTrue(new Token.Line("024|\ufffd\ufffd|", 7).noise());
    assertTrue(new Token.Line("a\u0001bcd", 7).noise());
    assertTrue(new Token.Line("024", 7).noise());
    assertFalse(new Token.Line("024088000001|Nguyễn Văn Mẫu\t", 7).noise());
  }

  @Test
  void nothingThatIsReadStandsInALog() {
    assertFalse(line("Nguyễn Văn Mẫu").toString().contains("Mẫu"));
  }

  @Test
  void randomBytesDoNotStopIt() {
    byte[] noise = new byte[100_000];
    new Random(4).nextBytes(noise);
    lines.bytes(noise, noise.length, 7);
    lines.pause();
    tokens.clear();
    hear(lines, "hai\r");
    assertEquals(List.of(line("hai")), tokens);
  }
}
