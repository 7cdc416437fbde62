package vn.tram.hardware.virtual;

/** A source of pictures that runs until it is dry or closed. */
interface Feed extends AutoCloseable {

  /** Runs on a thread of its own. */
  void run();

  /** Makes {@link #run} return soon; may be called twice. */
  @Override
  void close();
}
