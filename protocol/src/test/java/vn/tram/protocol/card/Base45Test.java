package vn.tram.protocol.card;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Base45Test {
  @Test
  void theExamplesOfRfc9285Hold() {
    assertAll(
        () -> both("BB8", "AB"),
        () -> both("%69 VD92EX0", "Hello!!"),
        () -> both("UJCLQE7W581", "base-45"),
        () -> both("QED8WEX0", "ietf!"),
        () -> both("", ""));
  }

  @Test
  void whatSpellsNoBytesIsRefused() {
    for (String wrong : new String[] {"A", "GGW", "::", ":::", "ab", "ABCA", "ẾẾẾ"}) {
      assertThrows(IllegalArgumentException.class, () -> Base45.decode(wrong), wrong);
    }
  }

  private static void both(String text, String plain) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
    assertEquals(text, Base45.encode(bytes));
    assertEquals(plain, new String(Base45.decode(text), StandardCharsets.US_ASCII));
  }
}
