package vn.tram.provisioning.street;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What the camera of a gate sees when somebody holds up a card: the card before whatever is behind
 * it, turned, blurred and lit as it comes. Words on the card are bars: no font is needed.
 */
public final class Camera {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  /** No code fills more of the picture, or a turned one would not fit. */
  private static final int MAX_CODE = 330;

  private static final int QUIET_MODULES = 3;

  private Camera() {}

  /** A picture of a card; the same random numbers make the same picture. */
  public static Photo look(HeldCard card, RandomGenerator random) {
    Hold hold = Hold.any(random);
    BufferedImage picture = scene(random);
    hold(picture, matrix(card.text()), hold, random);
    Sensor.expose(picture, hold, random);
    return random.nextInt(5) == 0
        ? Sensor.png(picture)
        : Sensor.jpeg(picture, 0.72f + 0.2f * random.nextFloat());
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.CHARACTER_SET,
                  StandardCharsets.UTF_8.name(),
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  0));
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a code", e);
    }
  }

  /** A wall, a sleeve, a bag: something that is not white. */
  private static BufferedImage scene(RandomGenerator random) {
    var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, muted(random), random.nextInt(WIDTH), HEIGHT, muted(random)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 6; i++) {
      graphics.setColor(muted(random));
      graphics.fillOval(
          random.nextInt(WIDTH) - 80,
          random.nextInt(HEIGHT) - 80,
          60 + random.nextInt(200),
          60 + random.nextInt(200));
    }
    graphics.dispose();
    return picture;
  }

  private static Color muted(RandomGenerator random) {
    return Color.getHSBColor(
        random.nextFloat(), 0.1f + 0.3f * random.nextFloat(), 0.25f + 0.4f * random.nextFloat());
  }

  private static void hold(
      BufferedImage picture, BitMatrix code, Hold hold, RandomGenerator random) {
    double module = Math.min(hold.modulePixels(), (double) MAX_CODE / code.getWidth());
    double side = module * code.getWidth();
    double quiet = module * QUIET_MODULES;
    double cardHeight = Math.max(side * 1.5, 300);
    double cardWidth = cardHeight * 85.6 / 54;

    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.translate(
        WIDTH / 2.0 + random.nextInt(-30, 31), HEIGHT / 2.0 + random.nextInt(-15, 16));
    graphics.rotate(Math.toRadians(hold.degrees()));
    graphics.shear(hold.tilt(), hold.tilt() / 2);

    // The code is in the middle of the picture, where people hold it; the card goes on to its left.
    graphics.setColor(new Color(218, 228, 214));
    graphics.fill(
        new RoundRectangle2D.Double(
            side / 2 + quiet * 2 - cardWidth, -cardHeight / 2, cardWidth, cardHeight, 24, 24));
    words(graphics, -side / 2 - quiet * 2, cardHeight, random);
    graphics.setColor(Color.WHITE);
    graphics.fill(
        new RoundRectangle2D.Double(
            -side / 2 - quiet, -side / 2 - quiet, side + 2 * quiet, side + 2 * quiet, 6, 6));
    AffineTransform place = AffineTransform.getTranslateInstance(-side / 2, -side / 2);
    BufferedImage squares = squares(code);
    place.scale(side / squares.getWidth(), side / squares.getHeight());
    graphics.drawImage(squares, place, null);
    graphics.dispose();
  }

  /** Lines of print that end left of the code. */
  private static void words(
      Graphics2D graphics, double right, double cardHeight, RandomGenerator random) {
    graphics.setColor(new Color(70, 84, 92));
    for (double y = -cardHeight / 2 + 24; y < cardHeight / 2 - 24; y += 22) {
      double length = 60 + random.nextInt(120);
      graphics.fill(new RoundRectangle2D.Double(right - 200, y, length, 7, 4, 4));
    }
  }

  /** Several pixels a module, so that scaling to the final size keeps the edges clean. */
  private static BufferedImage squares(BitMatrix code) {
    int scale = 6;
    var squares =
        new BufferedImage(
            code.getWidth() * scale, code.getHeight() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = squares.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, squares.getWidth(), squares.getHeight());
    graphics.setColor(new Color(20, 20, 24));
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          graphics.fillRect(x * scale, y * scale, scale, scale);
        }
      }
    }
    graphics.dispose();
    return squares;
  }
}
