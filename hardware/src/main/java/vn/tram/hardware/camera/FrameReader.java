package vn.tram.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Empties the pipe as fast as a camera fills it, whatever the eye is doing: what lies in a pipe is
 * old, and a camera that has to wait stumbles. What is no camera and writes without a breath waits.
 */
final class FrameReader implements Runnable {

  /** How the frames ended. */
  enum End {
    /** They have not. */
    NONE,
    /** Behind a whole frame, or before the first. */
    WHOLE,
    /** Within a frame: the frames have another size, or the camera was torn off. */
    TORN
  }

  /** 60 frames a second, as many as the Pi's cameras make at these sizes. */
  private static final Duration FASTEST = Duration.ofMillis(16);

  private final InputStream pipe;
  private final CameraSettings settings;
  private final LongSupplier bootMillis;
  private final Shutter shutter;
  private volatile End end = End.NONE;
  private volatile long frames;

  FrameReader(InputStream pipe, CameraSettings settings, LongSupplier bootMillis, Shutter shutter) {
    this.pipe = pipe;
    this.settings = settings;
    this.bootMillis = bootMillis;
    this.shutter = shutter;
  }

  @Override
  public void run() {
    End how = End.WHOLE;
    try {
      long began = System.nanoTime();
      while (frame()) {
        frames++;
        LockSupport.parkNanos(FASTEST.toNanos() - (System.nanoTime() - began));
        began = System.nanoTime();
      }
    } catch (IOException e) {
      how = End.TORN;
    } finally {
      end = how;
      shutter.shut();
    }
  }

  /** Whether there was one more. */
  private boolean frame() throws IOException {
    byte[] buffer = shutter.toFill();
    int count = pipe.readNBytes(buffer, 0, settings.brightness());
    if (count == 0) {
      return false;
    }
    if (count < settings.brightness()) {
      throw new IOException("a frame ended after " + count + " bytes");
    }
    pipe.skipNBytes(settings.colours());
    shutter.filled(new Frame(buffer, bootMillis.getAsLong()));
    return true;
  }

  End end() {
    return end;
  }

  /** How many whole ones there were. */
  long frames() {
    return frames;
  }
}
