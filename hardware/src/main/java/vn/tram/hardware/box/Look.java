package vn.tram.hardware.box;

/** The rules that every look keeps, whatever it gave. */
final class Look {

  private Look() {}

  static void check(long bootMillis, int lane) {
    if (bootMillis < 0) {
      throw new IllegalArgumentException("bootMillis must be 0 or more, is " + bootMillis);
    }
    if (lane < 0) {
      throw new IllegalArgumentException("lane must be 0 or more, is " + lane);
    }
  }
}
