package vn.tram.hardware.camera;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.eye.Pictures;

/** Random bytes are no picture, and no picture is taken for random bytes. */
class SnowTest {

  private final Snow snow = new Snow();

  private boolean falls(byte[] frame) {
    return snow.falls(frame, Film.WIDTH, Film.HEIGHT);
  }

  private static byte[] random(long seed) {
    byte[] frame = new byte[Film.WIDTH * Film.HEIGHT];
    new Random(seed).nextBytes(frame);
    return frame;
  }

  private static byte[] grainy(byte[] frame, double sigma) {
    Random random = new Random(7);
    for (int at = 0; at < frame.length; at++) {
      double grey = (frame[at] & 0xff) + sigma * random.nextGaussian();
      frame[at] = (byte) Math.clamp(Math.round(grey), 0, 255);
    }
    return frame;
  }

  @Test
  void randomBytesAreEndlessOnlyWhenNothingElseComes() {
    for (int frame = 1; frame < Snow.MOST_FRAMES; frame++) {
      assertTrue(falls(random(frame)), "seed " + frame);
      assertFalse(snow.endless(), "frame " + frame);
    }
    assertFalse(falls(new byte[Film.WIDTH * Film.HEIGHT]));
    for (int frame = 1; frame <= Snow.MOST_FRAMES; frame++) {
      assertFalse(snow.endless(), "frame " + frame);
      falls(random(frame));
    }
    assertTrue(snow.endless());
  }

  @ParameterizedTest
  @CsvSource({"64,64", "128,64", "320,240", "640,480", "1280,720"})
  void noiseAndAWordWithoutEndAreNoPictureInAnySize(int width, int height) {
    for (int seed = 0; seed < 100; seed++) {
      byte[] frame = new byte[width * height];
      new Random(seed).nextBytes(frame);
      assertTrue(snow.falls(frame, width, height), "seed " + seed);
    }
    for (String words : List.of("y\n", "hello\n", "camera\n")) {
      byte[] frame = words.repeat(width * height).substring(0, width * height).getBytes(UTF_8);
      assertTrue(snow.falls(frame, width, height), words);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 300, 460})
  void aCardIsAPictureHoweverGrainyItIs(int size) {
    BufferedImage card = Pictures.code(Pictures.CARD, size);
    for (int sigma = 0; sigma <= 30; sigma += 10) {
      byte[] frame = grainy(Film.brightness(card, 0), sigma);
      assertFalse(falls(frame), size + " pixels, grain " + sigma);
    }
  }

  @Test
  void aDarkRoomIsAPicture() {
    assertFalse(falls(grainy(new byte[Film.WIDTH * Film.HEIGHT], 20)));
  }
}
