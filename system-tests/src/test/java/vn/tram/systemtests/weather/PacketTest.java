package vn.tram.systemtests.weather;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PacketTest {
  /** PUBLISH, quality 1, topic "a", number 0x1234, no properties, payload "x". */
  private static final byte[] PUBLISH = HexFormat.of().parseHex("320700016112340078");

  @Test
  void onlyTheNumberOfARepeatedMessageIsAnother() throws IOException {
    Packet packet = read(PUBLISH);
    assertEquals(Packet.Role.REQUEST, packet.role());
    assertEquals(0x1234, packet.number());
    assertArrayEquals(
        HexFormat.of().parseHex("32070001610abc0078"), packet.numbered(0x0abc).bytes());
    assertArrayEquals(PUBLISH, packet.bytes());
  }

  @Test
  void anAnswerHasItsNumberInFrontAndAPingHasNone() throws IOException {
    Packet answer = read(HexFormat.of().parseHex("40020102"));
    assertEquals(Packet.Role.ANSWER, answer.role());
    assertEquals(0x0102, answer.number());
    assertEquals(Packet.Role.NONE, read(HexFormat.of().parseHex("c000")).role());
    assertEquals(Packet.Role.NONE, read(HexFormat.of().parseHex("30040001610078")).role());
  }

  @Test
  void everyLengthIsWrittenAsItWasRead() throws IOException {
    for (int length : List.of(0, 127, 128, 16_383, 16_384, 2_097_152)) {
      byte[] bytes = new Packet(0x40, new byte[length]).bytes();
      assertArrayEquals(bytes, read(bytes).bytes(), () -> length + " bytes");
    }
  }

  @Test
  void aCutPacketIsTheEndOfTheStream() {
    for (int length = 0; length < PUBLISH.length; length++) {
      byte[] cut = Arrays.copyOf(PUBLISH, length);
      assertThrows(EOFException.class, () -> read(cut), () -> cut.length + " bytes");
    }
  }

  @Test
  void aRepetitionHasANumberOfItsOwnAndItsAnswerReachesNobody() {
    var numbers = new Numbers();
    int first = numbers.of(7);
    int repeated = numbers.ofRepetition();
    int second = numbers.of(8);
    assertEquals(3, List.of(first, repeated, second).stream().distinct().count());
    assertEquals(OptionalInt.empty(), numbers.answered(repeated));
    assertEquals(OptionalInt.of(8), numbers.answered(second));
    assertEquals(OptionalInt.of(7), numbers.answered(first));
    assertEquals(OptionalInt.empty(), numbers.answered(first), "an answer comes once");
  }

  @Test
  void numbersInUseAreNotGivenAgainWhenAllHaveBeenThrough() {
    var numbers = new Numbers();
    int kept = numbers.of(7);
    for (int i = 0; i < 70_000; i++) {
      int number = numbers.of(8);
      assertEquals(OptionalInt.of(8), numbers.answered(number));
    }
    assertEquals(OptionalInt.of(7), numbers.answered(kept));
  }

  private static Packet read(byte[] bytes) throws IOException {
    return Packet.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
