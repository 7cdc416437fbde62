package vn.tram.hardware.eye;

import java.awt.image.BufferedImage;
import java.time.Duration;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * Reads the code in a picture. It tries harder and harder, so a good picture costs milliseconds and
 * a picture without any code the most. Safe for use by several threads.
 */
public final class QrEye {

  /** The largest picture file that is opened, in bytes. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  /** Longer than all passes take for a card that fills a telephone's picture, on a fair machine. */
  private static final Duration BESIDE = Duration.ofMillis(200);

  private final Duration beside;

  /** An eye that does not keep anybody waiting. */
  public QrEye() {
    this(BESIDE);
  }

  /**
   * An eye.
   *
   * @param beside how long it looks for a second code when it has found one; no pass is begun after
   *     it
   */
  QrEye(Duration beside) {
    this.beside = beside;
  }

  /** Reads a PNG or JPEG file; whatever the bytes are, there is an answer. */
  public Glance read(byte[] picture) {
    if (picture.length == 0) {
      return new Glance.Nothing(Reason.EMPTY);
    }
    if (picture.length > MOST_BYTES) {
      return new Glance.Nothing(Reason.TOO_LARGE);
    }
    return switch (PictureFile.open(picture)) {
      case PictureFile.Picture opened -> read(opened.image());
      case PictureFile.Refused refused -> new Glance.Nothing(refused.reason());
    };
  }

  /** Reads a picture that is already unpacked. */
  public Glance read(BufferedImage picture) {
    return Passes.over(Grey.of(picture), beside);
  }
}
