package vn.tram.hardware.eye;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Cards as a camera sees them, for tests. */
public final class Pictures {

  /** A made-up citizen card. */
  public static final String CARD =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";

  private Pictures() {}

  /** A code on white, bytes in UTF-8 without saying so, as the cards have it. */
  public static BufferedImage code(String text, int side) {
    // Without a hint the writer takes Latin-1 and announces nothing; it gets the bytes of UTF-8.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return drawn(new String(bytes, StandardCharsets.ISO_8859_1), side, Map.of());
  }

  /** A code that announces its UTF-8 by an ECI. */
  static BufferedImage announcedCode(String text, int side) {
    return drawn(text, side, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
  }

  private static BufferedImage drawn(String text, int side, Map<EncodeHintType, ?> hints) {
    Map<EncodeHintType, Object> all = new EnumMap<>(EncodeHintType.class);
    all.putAll(hints);
    all.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
    try {
      BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side, all);
      BufferedImage image =
          new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          image.setRGB(x, y, bits.get(x, y) ? 0x101010 : 0xf4f4f0);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static BufferedImage turned(BufferedImage image, double degrees) {
    int side = (int) Math.ceil(Math.hypot(image.getWidth(), image.getHeight()));
    BufferedImage turned = paper(side, side);
    Graphics2D pen = pen(turned);
    pen.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
    pen.drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
    pen.dispose();
    return turned;
  }

  /** On a sheet that is bulged, by so many pixels at most, across and down. */
  public static BufferedImage bulged(BufferedImage image, double by) {
    BufferedImage bulged = paper(image.getWidth(), image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double across = Math.sin(Math.PI * x / image.getWidth());
        double down = Math.sin(Math.PI * y / image.getHeight());
        int fromX = Math.clamp(Math.round(x + by * down), 0, image.getWidth() - 1);
        int fromY = Math.clamp(Math.round(y + by * across), 0, image.getHeight() - 1);
        bulged.setRGB(x, y, image.getRGB(fromX, fromY));
      }
    }
    return bulged;
  }

  public static BufferedImage blurred(BufferedImage image, int width) {
    float[] weights = new float[width * width];
    Arrays.fill(weights, 1f / weights.length);
    BufferedImage blurred =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    return new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, blurred);
  }

  /** Dimmed from left to right, as by a lamp at one side, with grain. */
  public static BufferedImage badlyLit(BufferedImage image, int grain, long seed) {
    Random random = new Random(seed);
    BufferedImage lit =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double light = 0.3 + 0.6 * x / image.getWidth();
        int value = (int) ((image.getRGB(x, y) & 0xff) * light + random.nextGaussian() * grain);
        lit.setRGB(x, y, 0x010101 * Math.clamp(value, 0, 255));
      }
    }
    return lit;
  }

  /** In a room with hardly any light: white is 22 grey levels of 255, and grain drowns them. */
  static BufferedImage dark(BufferedImage image, int grain, long seed) {
    Random random = new Random(seed);
    BufferedImage dark =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double level = (image.getRGB(x, y) & 0xff) * 0.09 + random.nextGaussian() * grain;
        dark.setRGB(x, y, 0x010101 * (int) Math.clamp(level, 0, 255));
      }
    }
    return dark;
  }

  public static BufferedImage inverted(BufferedImage image) {
    BufferedImage inverse =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inverse.setRGB(x, y, ~image.getRGB(x, y));
      }
    }
    return inverse;
  }

  public static BufferedImage sideBySide(BufferedImage left, BufferedImage right) {
    BufferedImage both =
        paper(left.getWidth() + right.getWidth(), Math.max(left.getHeight(), right.getHeight()));
    Graphics2D pen = pen(both);
    pen.drawImage(left, 0, 0, null);
    pen.drawImage(right, left.getWidth(), 0, null);
    pen.dispose();
    return both;
  }

  public static BufferedImage paper(int width, int height) {
    BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(paper);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return paper;
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return pen;
  }

  public static BufferedImage resized(BufferedImage image, int width, int height) {
    BufferedImage resized = paper(width, height);
    Graphics2D pen = pen(resized);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return resized;
  }

  public static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  public static byte[] jpeg(BufferedImage image) {
    return file(image, "jpg");
  }

  private static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
