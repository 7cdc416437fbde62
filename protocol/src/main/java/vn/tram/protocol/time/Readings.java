package vn.tram.protocol.time;

/**
 * Readings of a boot clock, in milliseconds since the kernel booted.
 *
 * @param from the first one
 * @param to the last one; there are none where it is smaller than the first
 */
public record Readings(long from, long to) {
  static final Readings NONE = new Readings(Long.MAX_VALUE, 0);
  public static final Readings ALL = new Readings(0, Long.MAX_VALUE);

  public boolean isEmpty() {
    return from > to;
  }

  /** The smallest span that holds both. */
  Readings and(Readings other) {
    return new Readings(Math.min(from, other.from), Math.max(to, other.to));
  }
}
