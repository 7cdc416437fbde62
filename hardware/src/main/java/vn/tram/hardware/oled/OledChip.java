package vn.tram.hardware.oled;

/**
 * The chips behind pixel glasses of 128 by 64 dots. Both take the same transfers and, page by page,
 * the same dots; they differ in where the dots lie in their memory and in how their glass gets its
 * voltage. No stream of bytes is right for both: a column that is behind the left edge of one glass
 * is the third one of the other.
 *
 * <p>Sources: data sheet "SSD1306, Rev 1.1" (Solomon Systech), application note, figure 2; data
 * sheet "SH1106" (Sino Wealth), commands 1 to 21, as github.com/yet-another-gauge/sh1106 tells
 * them.
 */
public enum OledChip {
  /** Its memory is as wide as the glass. */
  SSD1306(
      0,
      new int[] {},
      new int[] {
        0xD5,
        0x80, // clock, as after a reset
        0xA8,
        0x3F, // 64 rows
        0xD3,
        0x00, // not shifted
        0x40, // row 0 is the first
        0x8D,
        0x14, // charge pump on: there is no other source of 7.5 V on these boards
        0x20,
        0x02, // page addressing
        0xA1, // column 0 on the left, with the cable above
        0xC8, // row 0 at the top
        0xDA,
        0x12, // the rows' wires as these glasses have them
        0x81,
        0x7F, // half bright: an OLED that always says the same fades where it shines
        0xD9,
        0xF1, // pre-charge for the charge pump
        0xDB,
        0x40, // deselect level
        0xA4, // shows what the memory holds
        0xA6, // a one is light
        0x2E // does not scroll
      }),

  /**
   * Its memory is 132 columns wide, and the glasses are wired to the 128 in the middle (Linux's
   * fb_sh1106 and u8g2's sh1106_128x64_noname agree). It has page addressing only. What drives the
   * glass is as after a reset.
   */
  SH1106(
      2,
      // "The panel display must be off while issuing this command" (10).
      new int[] {0xAD, 0x8B}, // its own converter makes the glass's voltage
      new int[] {
        0xD5,
        0x50, // clock
        0xA8,
        0x3F, // 64 rows
        0xD3,
        0x00, // not shifted
        0x40, // row 0 is the first
        0xA1, // column 0 on the left, with the cable above
        0xC8, // row 0 at the top
        0xDA,
        0x12, // the rows' wires as these glasses have them
        0x81,
        0x80, // half bright
        0xD9,
        0x22, // pre-charge
        0xDB,
        0x35, // deselect level
        0xA4, // shows what the memory holds
        0xA6 // a one is light
      });

  private final int firstColumn;
  private final int[] whileDark;
  private final int[] setup;

  OledChip(int firstColumn, int[] whileDark, int[] setup) {
    this.firstColumn = firstColumn;
    this.whileDark = whileDark;
    this.setup = setup;
  }

  /** The column of the memory that is behind the left edge of the glass. */
  int firstColumn() {
    return firstColumn;
  }

  /** Commands that are allowed only while the glass is off. */
  int[] whileDark() {
    return whileDark.clone();
  }

  /** Commands that set everything up; on a glass that is well nothing is to be seen of them. */
  int[] setup() {
    return setup.clone();
  }
}
