package vn.tram.hardware.camera;

import java.util.List;

/**
 * A camera.
 *
 * @param command writes frames to its standard output, one after the other without gaps, until it
 *     is ended; each is YUV420: {@code width × height} bytes of brightness, then a quarter as many
 *     of either colour
 * @param width of a frame in pixels, a multiple of 64, at most 1,920: the Pi's image processor pads
 *     each row to 64 bytes and rpicam-vid writes the padding (rpicam-apps, issue 188)
 * @param height of a frame in pixels, even, at most 1,920
 */
public record CameraSettings(List<String> command, int width, int height) {

  /** Where people say which command. */
  static final String FILE = "box.yaml";

  /** As what. */
  static final String COMMAND = "command";

  /** What rows are padded to. */
  public static final int PADDING = 64;

  /** Of a side, in pixels: more costs time and shows no more of a card. */
  public static final int MOST = 1_920;

  /** Of a side, in pixels. */
  public static final int LEAST = 64;

  private static final int FRAMES_A_SECOND = 15;

  public CameraSettings {
    command = List.copyOf(command);
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new IllegalArgumentException("a camera needs a command");
    }
    if (width % PADDING != 0 || width < LEAST || width > MOST) {
      throw new IllegalArgumentException(
          "width must be a multiple of 64 from 64 to 1920, is " + width);
    }
    if (height % 2 != 0 || height < LEAST || height > MOST) {
      throw new IllegalArgumentException("height must be even, from 64 to 1920, is " + height);
    }
  }

  /**
   * The Pi's own camera: {@code rpicam-vid} without end and without a window (Raspberry Pi
   * documentation, "rpicam-apps options reference").
   */
  public static CameraSettings pi(int width, int height) {
    return new CameraSettings(
        List.of(
            "rpicam-vid",
            "--timeout",
            "0",
            "--nopreview",
            "--verbose",
            "0",
            "--codec",
            "yuv420",
            "--framerate",
            Integer.toString(FRAMES_A_SECOND),
            "--width",
            Integer.toString(width),
            "--height",
            Integer.toString(height),
            "--output",
            "-"),
        width,
        height);
  }

  /** Bytes of brightness in a frame. */
  int brightness() {
    return width * height;
  }

  /** Bytes of both colours in a frame. */
  int colours() {
    return width * height / 2;
  }
}
