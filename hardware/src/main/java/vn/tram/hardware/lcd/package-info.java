/**
 * Character glass: HD44780 behind a PCF8574, with Vietnamese as far as eight letters of one's own
 * reach.
 */
package vn.tram.hardware.lcd;
