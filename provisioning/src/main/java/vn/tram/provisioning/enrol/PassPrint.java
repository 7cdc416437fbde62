package vn.tram.provisioning.enrol;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A pass as a picture that a printer makes 5 × 5 cm of: the file says how large it is. */
public final class PassPrint {
  private static final int SIDE_MM = 50;
  private static final int PIXELS_A_MM = 12;
  private static final int QUIET_MODULES = 4;

  private PassPrint() {}

  /**
   * A PNG file.
   *
   * @param text of the code; at most about 1,000 characters
   */
  public static byte[] png(String text) {
    BufferedImage picture = picture(matrix(text));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (var bytes = new ByteArrayOutputStream();
        var out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
      metadata.mergeTree("javax_imageio_png_1.0", resolution());
      writer.setOutput(out);
      writer.write(new IIOImage(picture, null, metadata));
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory cannot be written", e);
    } finally {
      writer.dispose();
    }
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
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  QUIET_MODULES));
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a code", e);
    }
  }

  /** Whole pixels a module, so that every edge is sharp; what is left over is white border. */
  private static BufferedImage picture(BitMatrix matrix) {
    int side = SIDE_MM * PIXELS_A_MM;
    int module = side / matrix.getWidth();
    int border = (side - module * matrix.getWidth()) / 2;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          graphics.fillRect(border + x * module, border + y * module, module, module);
        }
      }
    }
    graphics.dispose();
    return picture;
  }

  private static IIOMetadataNode resolution() {
    var size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", "" + PIXELS_A_MM * 1_000);
    size.setAttribute("pixelsPerUnitYAxis", "" + PIXELS_A_MM * 1_000);
    size.setAttribute("unitSpecifier", "meter");
    var root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(size);
    return root;
  }
}
