package vn.tram.hardware.virtual;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BiConsumer;
import vn.tram.hardware.box.Feed;

/** A running camera: frames from a stream until it ends. */
final class FrameFeed implements Feed {
  private static final System.Logger LOG = System.getLogger(FrameFeed.class.getName());

  private final Frames frames;
  private final BiConsumer<byte[], Presence> eye;
  private final Presence presence = new Presence();
  private volatile boolean closed;

  FrameFeed(Frames frames, BiConsumer<byte[], Presence> eye) {
    this.frames = frames;
    this.eye = eye;
  }

  @Override
  public void run() {
    try {
      for (Optional<byte[]> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
        eye.accept(frame.get(), presence);
      }
      LOG.log(Level.INFO, "The camera's stream has ended.");
    } catch (IOException e) {
      if (!closed) {
        LOG.log(Level.ERROR, "The camera's stream broke off; start the camera again.", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      frames.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The camera's stream could not be closed.", e);
    }
  }
}
