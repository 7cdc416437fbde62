package vn.tram.hardware.lcd;

import java.io.ByteArrayOutputStream;

/**
 * What goes over the bus so that an HD44780 behind a PCF8574 hears something. The usual pin map of
 * the backpacks: P0 register select, P1 read/write (always write), P2 enable, P3 backlight, P4 to
 * P7 the upper data lines.
 *
 * <p>Each byte of a transfer is latched to the pins with its acknowledge (PCF8574 data sheet, 8.3),
 * so that one transfer carries as many strokes as one likes. A nibble takes two bytes: data with
 * enable high, the same data with enable low; the chip takes it over with the falling edge and
 * wants the data to stand still around it (HD44780U data sheet, figure 25: tDSW 80 ns, tH 10 ns).
 * Register select has to stand before enable rises (tAS 40 ns), so it gets a byte of its own where
 * it changes. At the 100 kHz for which a PCF8574 is made a byte takes 90 us: longer than the 37 us
 * of each instruction but "clear" and "home" (table 6), so there is nothing to wait for.
 */
final class Strokes {

  /** The pins of the backpack. */
  static final int RS = 0x01;

  static final int ENABLE = 0x04;
  static final int LIGHT = 0x08;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Register select as it stands; below 0 when nobody knows. */
  private int select = -1;

  /** Half an instruction, as long as the chip has eight data lines or nobody knows how many. */
  Strokes half(int nibble) {
    select(0);
    stroke(nibble << 4);
    return this;
  }

  Strokes instruction(int code) {
    select(0);
    both(code);
    return this;
  }

  /** Into the cell or letter on which the address stands, which moves on by one. */
  Strokes data(int code) {
    select(RS);
    both(code);
    return this;
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void both(int code) {
    stroke(code & 0xF0);
    stroke(code << 4 & 0xF0);
  }

  private void stroke(int upper) {
    bytes.write(upper | select | LIGHT | ENABLE);
    bytes.write(upper | select | LIGHT);
  }

  private void select(int register) {
    if (select != register) {
      select = register;
      bytes.write(register | LIGHT);
    }
  }
}
