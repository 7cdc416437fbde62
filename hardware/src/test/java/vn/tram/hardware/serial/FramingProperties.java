package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However the bytes are cut into pieces, the same was said. */
class FramingProperties {

  private static final int TRIES = 300;

  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<byte[]> card =
        Arbitraries.of(
                "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022",
                "024088000001",
                "\u0002 no answer",
                "")
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> end =
        Arbitraries.of("\r", "\n", "\r\n").map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> answer =
        Arbitraries.of(
            new byte[] {2, 0, 0, 1, 0, 0x33, 0x31},
            new byte[] {2, 0, 0, 1, 0x3e, (byte) 0xe4, (byte) 0xac},
            new byte[] {2, 0, 0, 1, 0x3e, 0, 0},
            new byte[] {2, 0, 0},
            new byte[] {2, 2});
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    return Arbitraries.oneOf(card, end, answer, noise)
        .list()
        .ofMaxSize(40)
        .map(
            parts -> {
              var all = new ByteArrayOutputStream();
              parts.forEach(all::writeBytes);
              return all.toByteArray();
            });
  }

  @Property(tries = TRIES)
  void anyCutOfTheStreamGivesTheSame(
      @ForAll("streams") byte[] stream, @ForAll Random cuts, @ForAll boolean pauseEndsLine) {
    List<Token> whole = new ArrayList<>();
    new Framing(pauseEndsLine, whole::add).bytes(stream, stream.length, 1);
    List<Token> inPieces = new ArrayList<>();
    Framing framing = new Framing(pauseEndsLine, inPieces::add);
    for (int from = 0; from < stream.length; ) {
      int to = Math.min(stream.length, from + 1 + cuts.nextInt(9));
      framing.bytes(Arrays.copyOfRange(stream, from, to), to - from, 1);
      from = to;
    }
    assertEquals(whole, inPieces, () -> Arrays.toString(stream));
  }

  @Property(tries = TRIES)
  void aCardBehindALineEndIsReadWhateverCameBefore(@ForAll("streams") byte[] before) {
    List<Token> tokens = new ArrayList<>();
    Framing framing = new Framing(false, tokens::add);
    framing.bytes(before, before.length, 1);
    framing.pause();
    byte[] card = "024088000001\r".getBytes(StandardCharsets.UTF_8);
    framing.bytes(card, card.length, 2);
    assertEquals(
        new Token.Line("024088000001", 2), tokens.getLast(), () -> Arrays.toString(before));
  }
}
