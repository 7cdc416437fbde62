package vn.tram.provisioning.enrol;

/** Which ways a gate's scanner serves. */
public enum Lanes {
  /** Both: who is outside goes in, who is inside goes out. */
  TOGGLE,
  IN,
  OUT
}
