package vn.tram.hardware.eye;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * Opens a picture from foreign bytes. The size that the header claims is judged before a single
 * pixel is unpacked, so that a small file cannot ask for gigabytes, and a large one is unpacked at
 * a fraction of its size.
 */
final class PictureFile {

  /** The side that a code needs at least: 21 modules. */
  static final int SMALLEST_SIDE = 21;

  /** Longer than the panorama of a telephone is of no use. */
  static final int LARGEST_SIDE = 12_000;

  /** What telephones take today. A progressive JPEG is unpacked whole, at several bytes a pixel. */
  static final long MOST_PIXELS = 25_000_000L;

  /** A picture with more pixels than this is thinned out while it is unpacked. */
  static final long ENOUGH_PIXELS = 4_000_000L;

  private PictureFile() {}

  /** The picture, or why it is none. */
  static Opened open(byte[] bytes) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = readerOf(in);
      if (reader == null) {
        return new Refused(Reason.NOT_A_PICTURE);
      }
      try {
        reader.setInput(in, true, true);
        return unpack(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The readers of the JDK answer broken files with many kinds of runtime exceptions.
      return new Refused(Reason.NOT_A_PICTURE);
    }
  }

  private static ImageReader readerOf(ImageInputStream in) {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      String format;
      try {
        format = reader.getFormatName();
      } catch (IOException e) {
        continue;
      }
      if (format.equalsIgnoreCase("png") || format.equalsIgnoreCase("jpeg")) {
        return reader;
      }
    }
    return null;
  }

  private static Opened unpack(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    boolean sane =
        Math.min(width, height) >= SMALLEST_SIDE
            && Math.max(width, height) <= LARGEST_SIDE
            && (long) width * height <= MOST_PIXELS;
    if (!sane) {
      return new Refused(Reason.BAD_SIZE);
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt((double) width * height / ENOUGH_PIXELS));
    if (step > 1) {
      param.setSourceSubsampling(step, step, 0, 0);
    }
    return new Picture(reader.read(0, param));
  }

  /** A picture, or the reason why there is none. */
  sealed interface Opened {}

  record Picture(BufferedImage image) implements Opened {}

  record Refused(Reason reason) implements Opened {}
}
