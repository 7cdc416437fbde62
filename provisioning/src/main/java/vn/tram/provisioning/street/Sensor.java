package vn.tram.provisioning.street;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferInt;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What lens, light and sensor do to a scene before it is a file. The streams are told to stay in
 * memory: ImageIO's own choice is a file that it wants deleted at the end of the process, which it
 * refuses to arrange once the process is ending.
 */
final class Sensor {

  private Sensor() {}

  /** Blurs, lights and grains the picture in place. */
  static void expose(BufferedImage picture, Hold hold, RandomGenerator random) {
    if (hold.blur() > 0.35) {
      blur(picture, hold.blur());
    }
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    int width = picture.getWidth();
    int height = picture.getHeight();
    double angle = random.nextDouble() * 2 * Math.PI;
    double fallX = Math.cos(angle) * hold.slope() / width;
    double fallY = Math.sin(angle) * hold.slope() / height;
    double lampX = width * (random.nextBoolean() ? 0.05 : 0.95);
    double lampY = height * random.nextDouble();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double gain = hold.light() * (1 + fallX * (x - width / 2.0) + fallY * (y - height / 2.0));
        double add = hold.noise() * grain(random);
        if (hold.glare()) {
          double far = ((x - lampX) * (x - lampX) + (y - lampY) * (y - lampY)) / 6_000;
          add += far < 8 ? 200 * Math.exp(-far) : 0;
        }
        int i = y * width + x;
        pixels[i] = exposed(pixels[i], gain, add);
      }
    }
  }

  /** Near enough to a normal distribution with deviation 1, from one draw. */
  private static double grain(RandomGenerator random) {
    long bits = random.nextLong();
    int sum =
        (int) (bits & 0xffff)
            + (int) (bits >>> 16 & 0xffff)
            + (int) (bits >>> 32 & 0xffff)
            + (int) (bits >>> 48);
    return (sum - 131_070) / 37_837.0;
  }

  private static int exposed(int pixel, double gain, double add) {
    int red = level((pixel >> 16 & 0xff) * gain + add);
    int green = level((pixel >> 8 & 0xff) * gain + add);
    int blue = level((pixel & 0xff) * gain + add);
    return red << 16 | green << 8 | blue;
  }

  private static int level(double value) {
    return (int) Math.clamp(value, 0, 255);
  }

  private static void blur(BufferedImage picture, double sigma) {
    int radius = (int) Math.ceil(2.5 * sigma);
    float[] weights = new float[2 * radius + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    var half = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
    new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(picture, half);
    new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(half, picture);
  }

  static Photo png(BufferedImage picture) {
    var bytes = new ByteArrayOutputStream(512 * 1024);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory cannot be written", e);
    }
    return new Photo(bytes.toByteArray(), ".png");
  }

  /**
   * A JPEG file.
   *
   * @param quality 0 to 1
   */
  static Photo jpeg(BufferedImage picture, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(128 * 1024);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory cannot be written", e);
    } finally {
      writer.dispose();
    }
    return new Photo(bytes.toByteArray(), ".jpg");
  }
}
