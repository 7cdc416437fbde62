package vn.tram.protocol.time;

/** Who said what time it is. The code stands in the journal and never changes its meaning. */
public enum ClockSource {
  /** The hub's receipt: the time at the hub, with the round trip as error. */
  HUB(1, Rank.HUB),
  /** The kernel's clock while it is disciplined by NTP. */
  NTP(2, Rank.NETWORK),
  /** A person at the box, with the error he stated. */
  TECHNICIAN(3, Rank.LOCAL),
  /** A hardware clock with a battery. */
  RTC(4, Rank.LOCAL);

  private final int code;
  private final Rank rank;

  ClockSource(int code, Rank rank) {
    this.code = code;
    this.rank = rank;
  }

  /** How far it is to be trusted. */
  public Rank rank() {
    return rank;
  }

  /** Whom to believe where sources contradict each other; the strongest first. */
  public enum Rank {
    /** Signed, and in answer to the node's own question. */
    HUB,
    /** Whoever answers in the name of a time server. */
    NETWORK,
    /** Whoever stands at the box, and what is in it. */
    LOCAL
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
