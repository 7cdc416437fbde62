package vn.tram.hardware.box;

/** Buzzer, lamps and turnstile. */
public interface Signal {

  /**
   * Sounds the answer to a sight and sets the lamps of its lane. {@link Tone#IN} and {@link
   * Tone#OUT} are promises: call them only after what they promise is on the disk.
   *
   * @throws BoxException if the signal could not be given
   */
  void sound(Tone tone, Sight sight);

  /**
   * Calls to everybody, in all lanes, without a visitor: that the gate cannot go on, or that it can
   * again ({@link Tone#READY} sets the lamps dark). A green tone is never called: there is nobody
   * to promise it to.
   *
   * @throws BoxException if the signal could not be given
   */
  default void call(Tone tone) {}
}
