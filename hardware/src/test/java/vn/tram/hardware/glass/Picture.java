package vn.tram.hardware.glass;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture of dots, for people who look into why a test failed. */
public final class Picture {

  /** Whether the dot in this column and row shines. */
  @FunctionalInterface
  public interface Lit {
    boolean at(int x, int y);
  }

  private Picture() {}

  /** Draws dots as squares of some pixels with a dark line around each. */
  public static BufferedImage of(int width, int height, int zoom, int dark, int light, Lit lit) {
    var image = new BufferedImage(width * zoom, height * zoom, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height * zoom; y++) {
      for (int x = 0; x < width * zoom; x++) {
        boolean line = zoom > 2 && (x % zoom == zoom - 1 || y % zoom == zoom - 1);
        image.setRGB(x, y, !line && lit.at(x / zoom, y / zoom) ? light : dark);
      }
    }
    return image;
  }

  /** Writes it as PNG; the folders are made. */
  public static Path save(BufferedImage image, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
