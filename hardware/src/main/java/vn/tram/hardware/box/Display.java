package vn.tram.hardware.box;

/** The face of a box. */
public interface Display {

  /** Replaces what is shown; does not wait for slow glass and does not throw. */
  void show(Screen screen);
}
