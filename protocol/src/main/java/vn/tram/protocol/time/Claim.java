package vn.tram.protocol.time;

import java.util.ArrayList;
import java.util.List;

/**
 * What some anchors of one boot say together of all its readings.
 *
 * <p>Bounds are how far true time is ahead of the boot clock, in {@link Cone#FINE parts of a
 * millisecond}.
 */
sealed interface Claim {

  /** Says nothing. */
  Claim NOTHING = new Both(List.of());

  /** The most by which true time is ahead at a reading. */
  long most(long reading);

  /** The least by which true time is ahead at a reading. */
  long least(long reading);

  /** The readings of which another claim may say something else. */
  Readings unlike(Claim other);

  /** Whether an anchor can be right where this is. */
  default boolean allows(Anchor anchor) {
    long reading = anchor.atMillis();
    return upper(anchor).height() >= least(reading) && -lower(anchor).height() <= most(reading);
  }

  /**
   * What anchors say together: what all of them allow; where they contradict each other, so that
   * not all can be right, whatever any of them allows.
   */
  static Claim of(List<Anchor> anchors) {
    if (anchors.isEmpty()) {
      return NOTHING;
    }
    List<Cone> upper = anchors.stream().map(Claim::upper).toList();
    List<Cone> lower = anchors.stream().map(Claim::lower).toList();
    var agreed = new Agreed(Envelope.of(lower), Envelope.of(upper));
    // A clock within the drift fits all anchors just when it fits them two by two, and they do
    // when the bounds do not cross at any anchor's own reading.
    return anchors.stream().allMatch(agreed::allows)
        ? agreed
        : new Disputed(Hull.of(lower), Hull.of(upper));
  }

  /** Both of them hold. */
  default Claim and(Claim other) {
    List<Claim> all = new ArrayList<>();
    for (Claim claim : List.of(this, other)) {
      if (claim instanceof Both(List<Claim> parts)) {
        all.addAll(parts);
      } else {
        all.add(claim);
      }
    }
    return all.size() == 1 ? all.getFirst() : new Both(all);
  }

  private static Cone upper(Anchor anchor) {
    return Cone.notAfter(anchor.atMillis(), Span.millisUp(anchor.moment().latest()));
  }

  private static Cone lower(Anchor anchor) {
    return Cone.notBefore(anchor.atMillis(), anchor.moment().earliest().toEpochMilli());
  }

  /**
   * Anchors that fit each other.
   *
   * @param lower upside down
   */
  record Agreed(Envelope lower, Envelope upper) implements Claim {
    @Override
    public long most(long reading) {
      return upper.at(reading);
    }

    @Override
    public long least(long reading) {
      return -lower.at(reading);
    }

    @Override
    public Readings unlike(Claim other) {
      return other instanceof Agreed that
          ? lower.unlike(that.lower).and(upper.unlike(that.upper))
          : Readings.ALL;
    }
  }

  /**
   * Anchors that contradict each other.
   *
   * @param lower upside down
   */
  record Disputed(Hull lower, Hull upper) implements Claim {
    @Override
    public long most(long reading) {
      return upper.at(reading);
    }

    @Override
    public long least(long reading) {
      return -lower.at(reading);
    }

    @Override
    public Readings unlike(Claim other) {
      return equals(other) ? Readings.NONE : Readings.ALL;
    }
  }

  /** Claims that hold together; with none of them all is possible. */
  record Both(List<Claim> claims) implements Claim {
    public Both {
      claims = List.copyOf(claims);
    }

    @Override
    public long most(long reading) {
      return claims.stream().mapToLong(claim -> claim.most(reading)).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long least(long reading) {
      return claims.stream().mapToLong(claim -> claim.least(reading)).max().orElse(Long.MIN_VALUE);
    }

    @Override
    public Readings unlike(Claim other) {
      if (!(other instanceof Both(List<Claim> those)) || those.size() != claims.size()) {
        return Readings.ALL;
      }
      Readings unlike = Readings.NONE;
      for (int i = 0; i < claims.size(); i++) {
        unlike = unlike.and(claims.get(i).unlike(those.get(i)));
      }
      return unlike;
    }
  }

  /**
   * The highest of many cones. Far off every cone rises alike, so two of them decide.
   *
   * @param falling the greatest of height and reading together
   * @param rising the greatest of height less reading
   */
  record Hull(long falling, long rising) {
    static Hull of(List<Cone> cones) {
      return new Hull(
          cones.stream().mapToLong(cone -> cone.height() + cone.reading()).max().orElseThrow(),
          cones.stream().mapToLong(cone -> cone.height() - cone.reading()).max().orElseThrow());
    }

    long at(long reading) {
      return Math.max(falling - reading, rising + reading);
    }
  }
}
