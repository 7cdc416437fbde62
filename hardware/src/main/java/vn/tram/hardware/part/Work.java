package vn.tram.hardware.part;

/** What a part does from being opened to being closed. */
@FunctionalInterface
public interface Work {

  /**
   * Opens the device, says {@link Life#works()} once it does what it is for, and serves it until
   * the thread is interrupted or the device is closed. It is called again after a failure, so it
   * starts from nothing each time.
   *
   * @throws PartException when the device cannot be opened, or does not work any more
   * @throws InterruptedException when the box is closed
   */
  void serve(Life life) throws PartException, InterruptedException;

  /** What a part at work tells its keeper. */
  interface Life {

    /** The part works; may be said again and again, by the thread that serves it. */
    void works();

    /**
     * The part does not do what it is for, and goes on with its device open, so that nothing is
     * lost that may still come of it; {@link #works} takes it back. May be said again and again, by
     * the thread that serves it. A part that has to begin anew throws instead.
     */
    void fails(Fault fault, String... details);

    /**
     * Closes the device when the work ends, whatever ended it, and at once when the box is closed,
     * so that a read that waits comes back.
     *
     * @return the device
     */
    <D extends AutoCloseable> D holds(D device);

    /** Whether the box is being closed: what fails now is no fault. */
    boolean over();
  }
}
