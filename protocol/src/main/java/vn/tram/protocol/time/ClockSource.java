package vn.tram.protocol.time;

/** Who said what time it is. The code stands in the journal and never changes its meaning. */
public enum ClockSource {
  /** The hub's receipt: the time at the hub, with the round trip as error. */
  HUB(1),
  /** The kernel's clock while it is disciplined by NTP. */
  NTP(2),
  /** A person at the box, with the error he stated. */
  TECHNICIAN(3),
  /** A hardware clock with a battery. */
  RTC(4);

  private final int code;

  ClockSource(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * The source with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ClockSource ofCode(int code) {
    for (ClockSource source : values()) {
      if (source.code == code) {
        return source;
      }
    }
    throw new IllegalArgumentException("no clock source has the code " + code);
  }
}
