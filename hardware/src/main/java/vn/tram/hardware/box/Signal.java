package vn.tram.hardware.box;

/** Buzzer and lamps. */
public interface Signal {

  /**
   * Sounds the answer to a sight and sets the lamps. {@link Tone#IN} and {@link Tone#OUT} are
   * promises: call them only after what they promise is on the disk.
   *
   * @throws BoxException if the signal could not be given
   */
  void sound(Tone tone, Sight sight);
}
