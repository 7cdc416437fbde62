package vn.tram.hardware.oled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The model judges by the data sheet, not by what our driver happens to send. */
class Sh1106ModelTest {

  private final Sh1106Model model = new Sh1106Model();

  @Test
  void theGlassBeginsAtTheThirdColumnOfTheMemory() {
    setUp();
    feed(0x00, 0xB1, 0x02, 0x10);
    feed(0x40, 0x01);
    assertTrue(model.lit(0, 8));
    feed(0x00, 0xB1, 0x01, 0x18);
    feed(0x40, 0x80);
    assertTrue(model.lit(127, 15));
    assertEquals(2, model.toString().chars().filter(dot -> dot == '#').count());
  }

  @Test
  void theFirstAndTheLastTwoColumnsAreBehindNoGlass() {
    setUp();
    for (int column : new int[] {0, 1, 130, 131}) {
      feed(0x00, 0xB0, column & 0x0F, 0x10 | column >> 4);
      feed(0x40, 0xFF);
    }
    assertTrue(model.dark());
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void theAddressStopsBehindTheLastColumnInsteadOfBeginningAnew() {
    setUp();
    feed(0x00, 0xB0, 0x01, 0x18);
    feed(0x40, 0xFF, 0, 0);
    assertEquals(List.of(), model.complaints());
    feed(0x40, 0xFF, 0xFF, 0xFF);
    assertEquals(8, model.toString().chars().filter(dot -> dot == '#').count());
    assertEquals("data behind the last column", model.complaints().getLast());
  }

  @Test
  void aMirroredGlassIsSeenMirroredInTheMiddleOfTheMemory() {
    setUp();
    feed(0x00, 0xB0, 0x02, 0x10);
    feed(0x40, 0x01);
    feed(0x00, 0xA0, 0xC0);
    assertTrue(model.lit(127, 63));
  }

  @Test
  void itShinesByItsOwnConverterUnlessThatIsSwitchedOff() {
    feed(0x00, 0xA1, 0xC8, 0xAF);
    assertFalse(model.dark(), "noise");
    feed(0x00, 0xAE, 0xAD, 0x8A, 0xAF);
    assertTrue(model.dark());
    assertEquals(List.of("on without its charge pump"), model.complaints());
    feed(0x00, 0xAD, 0x8B);
    assertEquals("converter switched while the glass is on", model.complaints().getLast());
  }

  @Test
  void itHasNoOtherAddressingThanByPages() {
    feed(0x00, 0x20, 0x00);
    feed(0x00, 0x21, 0x05, 0x0A);
    assertEquals(List.of("unknown command 20", "unknown command 21"), model.complaints());
  }

  @Test
  void theEndOfReadModifyWriteGoesBackToWhereItBegan() {
    setUp();
    feed(0x00, 0xB0, 0x02, 0x10, 0xE0);
    feed(0x40, 0x01, 0x01);
    feed(0x00, 0xEE);
    feed(0x40, 0x00);
    assertFalse(model.lit(0, 0));
    assertTrue(model.lit(1, 0));
  }

  private void setUp() {
    feed(0x00, 0xA1, 0xC8);
    var empty = new int[1 + 132];
    empty[0] = 0x40;
    for (int page = 0; page < 8; page++) {
      feed(0x00, 0xB0 | page, 0x00, 0x10);
      feed(empty);
    }
    feed(0x00, 0xAF);
  }

  private void feed(int... bytes) {
    var transfer = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      transfer[i] = (byte) bytes[i];
    }
    model.feed(transfer);
  }
}
