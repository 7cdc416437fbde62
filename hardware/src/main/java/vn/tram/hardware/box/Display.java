package vn.tram.hardware.box;

/** The face of a box: it is told what to say, and how to say it is its own business. */
public interface Display {

  /**
   * Replaces what is shown in every lane; does not wait for slow glass and does not throw.
   *
   * @param screen what to say
   */
  void show(Screen screen);

  /**
   * Replaces what is shown to the visitor of one lane; does not wait for slow glass and does not
   * throw. A display that belongs to no lane shows it, too.
   *
   * @param screen what to say
   * @param lane to whom; 0 or more
   */
  default void show(Screen screen, int lane) {
    show(screen);
  }
}
