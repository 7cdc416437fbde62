package vn.tram.hardware.box;

/** A source of sights that runs until it is dry or closed. */
public interface Feed extends AutoCloseable {

  /** Runs on a thread of its own. */
  void run();

  /** Makes {@link #run} return soon; may be called twice. */
  @Override
  void close();
}
