package vn.tram.hardware.eye;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;

/**
 * Brightness, one byte a pixel, row by row, 0 black.
 *
 * @param bytes width × height of them; not copied
 */
record Grey(byte[] bytes, int width, int height) {

  /** Transparent parts count as white paper. */
  static Grey of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) brightness(row[x]);
      }
    }
    return new Grey(grey, width, height);
  }

  private static int brightness(int argb) {
    int alpha = argb >>> 24;
    int light = (306 * (argb >> 16 & 0xff) + 601 * (argb >> 8 & 0xff) + 117 * (argb & 0xff)) >> 10;
    return (light * alpha + 255 * (255 - alpha)) / 255;
  }

  int at(int x, int y) {
    return bytes[y * width + x] & 0xff;
  }

  LuminanceSource source() {
    return new PlanarYUVLuminanceSource(bytes, width, height, 0, 0, width, height, false);
  }
}
