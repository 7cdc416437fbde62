package vn.tram.hardware.lcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The model judges by the data sheet, not by what our driver happens to send. */
class Hd44780ModelTest {

  private final Hd44780Model model = new Hd44780Model(16, 2);

  @Test
  void whatIsWrittenToTheSecondRowIsReadThere() {
    setUp();
    instruction(0xC0);
    data('H');
    data('I');
    assertEquals(List.of(" ".repeat(16), "HI" + " ".repeat(14)), model.lines());
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void theAddressRunsFromTheFirstRowIntoTheSecond() {
    setUp();
    instruction(0x80 + 0x27);
    data('x');
    data('H');
    assertEquals("H", model.lines().get(1).strip());
  }

  @Test
  void dataBeforeTheSetUpIsNotAllowed() {
    model.feed((byte) 0x08);
    data('H');
    assertFalse(model.complaints().isEmpty());
  }

  @Test
  void fourDataLinesAfterTooFewResetsAreNotAllowed() {
    model.feed((byte) 0x08);
    half(0x3);
    half(0x2);
    assertEquals(List.of("four data lines after only 1 resets"), model.complaints());
  }

  @Test
  void registerSelectThatMovesWithEnableIsNotAllowed() {
    setUp();
    model.feed((byte) 0x08, (byte) 0x4D, (byte) 0x49);
    assertEquals(List.of("register select moves while enable rises"), model.complaints());
  }

  @Test
  void dataThatMovesWithEnableIsNotAllowed() {
    setUp();
    model.feed((byte) 0x08, (byte) 0x4C, (byte) 0x28);
    assertEquals(List.of("data moves while enable falls"), model.complaints());
  }

  @Test
  void aDisplayThatIsOffOrDarkShowsNothing() {
    setUp();
    instruction(0x80);
    data('H');
    assertTrue(model.lit());
    instruction(0x08);
    assertEquals(List.of(" ".repeat(16), " ".repeat(16)), model.lines());
    model.feed((byte) 0x00);
    assertFalse(model.lit());
  }

  @Test
  void aLetterThatNobodyKnowsIsNoLetter() {
    setUp();
    instruction(0x40);
    for (int i = 0; i < 8; i++) {
      data(0x15);
    }
    instruction(0x80);
    data(0);
    assertEquals(Hd44780Model.UNKNOWN, model.lines().getFirst().charAt(0));
  }

  @Test
  void aGlassThatIsClearedBlinks() {
    setUp();
    int before = model.blinks();
    instruction(0x01);
    assertEquals(before + 1, model.blinks());
  }

  private void setUp() {
    model.feed((byte) 0x08);
    half(0x3);
    half(0x3);
    half(0x3);
    half(0x2);
    instruction(0x28);
    instruction(0x0C);
    instruction(0x06);
  }

  private void instruction(int code) {
    half(code >> 4);
    half(code & 0xF);
  }

  private void half(int nibble) {
    stroke(nibble << 4 | 0x08);
  }

  private void data(int code) {
    stroke(code & 0xF0 | 0x09);
    stroke(code << 4 & 0xF0 | 0x09);
  }

  private void stroke(int pins) {
    model.feed((byte) (pins & 0x0F), (byte) (pins | 0x04), (byte) pins);
  }
}
