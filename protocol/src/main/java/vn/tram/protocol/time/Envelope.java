package vn.tram.protocol.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The lowest of many cones: how far each of some anchors lets true time be off a reading, whichever
 * of them allows least. Cones that lie above another one everywhere are left out, which changes no
 * value, so that a boot of a month is asked as fast as one of a minute.
 *
 * <p>Heights are in {@link Cone#FINE parts of a millisecond}, so that nothing is rounded here.
 */
final class Envelope {
  private static final Comparator<Cone> BY_READING =
      Comparator.comparingLong(Cone::reading).thenComparingLong(Cone::height);

  /** By reading, none above another one; each is the lowest somewhere. */
  private final Cone[] cones;

  private Envelope(List<Cone> cones) {
    this.cones = cones.toArray(Cone[]::new);
  }

  /** The envelope of these cones, in any order, at least one. */
  static Envelope of(List<Cone> cones) {
    List<Cone> lowest = new ArrayList<>();
    for (Cone cone : cones.stream().sorted(BY_READING).toList()) {
      // Two neighbours decide: who lies below the last one that counts lies below all before it.
      if (lowest.isEmpty() || lowest.getLast().at(cone.reading()) > cone.height()) {
        while (!lowest.isEmpty()
            && cone.at(lowest.getLast().reading()) <= lowest.getLast().height()) {
          lowest.removeLast();
        }
        lowest.add(cone);
      }
    }
    return new Envelope(lowest);
  }

  /** The height at a reading. */
  long at(long reading) {
    int next = firstBehind(reading);
    long height = next < cones.length ? cones[next].at(reading) : Long.MAX_VALUE;
    return next > 0 ? Math.min(height, cones[next - 1].at(reading)) : height;
  }

  private int firstBehind(long reading) {
    int low = 0;
    int high = cones.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cones[middle].reading() <= reading) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The readings at which another envelope may have other heights; none where it is the same. */
  Readings unlike(Envelope other) {
    if (equals(other)) {
      return Readings.NONE;
    }
    int shorter = Math.min(cones.length, other.cones.length);
    int front = 0;
    while (front < shorter && cones[front].equals(other.cones[front])) {
      front++;
    }
    int back = 0;
    while (back < shorter - front && fromBack(back).equals(other.fromBack(back))) {
      back++;
    }
    return new Readings(
        front == 0 ? 0 : cones[front - 1].reading(),
        back == 0 ? Long.MAX_VALUE : fromBack(back - 1).reading());
  }

  private Cone fromBack(int place) {
    return cones[cones.length - 1 - place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Envelope that && Arrays.equals(cones, that.cones);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cones);
  }
}
