package vn.tram.hardware.oled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model judges by the data sheet, not by what our driver happens to send. */
class Ssd1306ModelTest {

  private final Ssd1306Model model = new Ssd1306Model();

  @Test
  void pageAddressingStaysInItsPage() {
    setUp(2);
    feed(0x00, 0xB3, 0x0E, 0x17);
    feed(0x40, 0x01, 0x80, 0xFF);
    assertEquals(
        List.of("126,24", "127,31", "0,24", "0,25", "0,26", "0,27", "0,28", "0,29", "0,30", "0,31"),
        sorted(List.of(126, 127, 0)));
  }

  @Test
  void horizontalAddressingRunsThroughItsWindow() {
    setUp(0);
    feed(0x00, 0x21, 10, 11, 0x22, 1, 2);
    feed(0x40, 0x01, 0x02, 0x04, 0x08);
    assertEquals(List.of("10,8", "10,18", "11,9", "11,19"), sorted(List.of(10, 11)));
  }

  @Test
  void verticalAddressingRunsDownItsWindow() {
    setUp(1);
    feed(0x00, 0x21, 10, 11, 0x22, 1, 2);
    feed(0x40, 0x01, 0x02, 0x04, 0x08);
    assertEquals(List.of("10,8", "10,17", "11,10", "11,19"), sorted(List.of(10, 11)));
  }

  @Test
  void invertedLightIsDarkAndADisplayThatIsOffIsDarkEverywhere() {
    setUp(2);
    assertTrue(model.dark());
    feed(0x00, 0xA7);
    assertTrue(model.lit(5, 5));
    feed(0x00, 0xAE);
    assertTrue(model.dark());
  }

  @Test
  void aMirroredGlassIsSeenMirroredAndComplainedOf() {
    setUp(2);
    feed(0x00, 0xB0, 0x00, 0x10);
    feed(0x40, 0x01);
    assertTrue(model.lit(0, 0));
    feed(0x00, 0xA0, 0xC0, 0xAF);
    assertTrue(model.lit(127, 63));
    assertEquals(List.of("on upside down or mirrored"), model.complaints());
  }

  @Test
  void aGlassWithoutItsChargePumpStaysDarkAndIsComplainedOf() {
    feed(0x00, 0xA1, 0xC8, 0xAF);
    assertTrue(model.dark());
    assertEquals(List.of("on without its charge pump"), model.complaints());
  }

  @Test
  void whatIsNoCommandIsComplainedOf() {
    feed(0x00, 0xFF);
    feed(0x01, 0xE3);
    assertEquals(List.of("unknown command FF", "control byte 01"), model.complaints());
  }

  @Test
  void aNewGlassIsFullOfNoise() {
    feed(0x00, 0xA1, 0xC8, 0x8D, 0x14, 0xAF);
    assertFalse(model.dark());
  }

  private void setUp(int mode) {
    feed(0x00, 0x8D, 0x14, 0xA1, 0xC8, 0x20, 0);
    feed(0x00, 0x21, 0, 127, 0x22, 0, 7);
    var empty = new int[1 + 128 * 8];
    empty[0] = 0x40;
    feed(empty);
    feed(0x00, 0x20, mode, 0xAF);
  }

  private void feed(int... bytes) {
    var transfer = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      transfer[i] = (byte) bytes[i];
    }
    model.feed(transfer);
  }

  private List<String> sorted(List<Integer> columns) {
    var lit = new ArrayList<String>();
    for (int x : columns) {
      for (int y = 0; y < Ssd1306Model.HEIGHT; y++) {
        if (model.lit(x, y)) {
          lit.add(x + "," + y);
        }
      }
    }
    return lit;
  }
}
