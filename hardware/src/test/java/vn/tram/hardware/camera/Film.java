package vn.tram.hardware.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vn.tram.hardware.eye.Pictures;

/** Frames as a camera's command writes them. */
final class Film {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

  /** The brightness of a frame with a picture in its middle, moved by so many pixels. */
  static byte[] brightness(BufferedImage picture, int moved) {
    byte[] planes = new byte[WIDTH * HEIGHT];
    BufferedImage frame = Pictures.paper(WIDTH, HEIGHT);
    int left = (WIDTH - picture.getWidth()) / 2 + moved;
    int top = (HEIGHT - picture.getHeight()) / 2;
    frame.createGraphics().drawImage(picture, left, top, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        planes[y * WIDTH + x] = (byte) frame.getRGB(x, y);
      }
    }
    return planes;
  }

  /** A picture in the middle of a frame, moved by so many pixels. */
  Film frame(BufferedImage picture, int moved) {
    frames.writeBytes(brightness(picture, moved));
    byte[] colours = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(colours, (byte) 128);
    frames.writeBytes(colours);
    return this;
  }

  Film wall() {
    return frame(Pictures.paper(2, 2), 0);
  }

  /** Without the end of the last frame. */
  Film torn() {
    byte[] all = frames.toByteArray();
    frames.reset();
    frames.write(all, 0, all.length - 1_000);
    return this;
  }

  Path in(Path folder) {
    try {
      return Files.write(Files.createTempFile(folder, "film", ".yuv"), frames.toByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
