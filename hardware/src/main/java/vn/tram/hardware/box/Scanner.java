package vn.tram.hardware.box;

import java.util.function.Consumer;

/** The eye of a box: it hands over every card that is held before it. */
public interface Scanner extends AutoCloseable {

  /**
   * Begins to look. The sink is called for one sight at a time, also where several sources feed the
   * scanner; it shows and sounds its answer before it returns, and must not throw.
   *
   * @throws IllegalStateException if the scanner was started or closed before
   * @throws BoxException if the device cannot be opened, with a sentence that says what to do
   */
  void start(Consumer<Sight> sink);

  /** Stops looking; once it returns the sink is not called again. */
  @Override
  void close();
}
