package vn.tram.hardware.lcd;

import java.time.Duration;

/**
 * One transfer and how long the chip is to be left alone after it.
 *
 * @param bytes for the PCF8574
 * @param rest none after what takes the chip less than the next byte takes the bus
 */
record Step(byte[] bytes, Duration rest) {

  Step(Strokes strokes) {
    this(strokes.bytes(), Duration.ZERO);
  }

  Step(Strokes strokes, Duration rest) {
    this(strokes.bytes(), rest);
  }
}
