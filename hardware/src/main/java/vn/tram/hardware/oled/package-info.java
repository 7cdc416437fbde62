/** Pixel glass: SSD1306 or SH1106, 128 by 64, with real Vietnamese letters. */
package vn.tram.hardware.oled;
