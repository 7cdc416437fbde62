package vn.tram.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whom a track believes, and that asking it fast gives what asking everybody gives. */
class TrustProperties {
  private static final Instant BEGINNING = Instant.parse("2026-12-01T00:00:00Z");
  private static final long MONTH = Duration.ofDays(30).toMillis();
  private static final UUID BEFORE = new UUID(0, 1);
  private static final UUID BOOT = new UUID(0, 2);
  private static final UUID AFTER = new UUID(0, 3);

  /** Anchors left out as dominated change no answer, whether the others agree or not. */
  @Property(tries = 300)
  void theEnvelopeGivesWhatAllAnchorsGive(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @LongRange(min = 1, max = 2_000_000) long error) {
    var random = new Random(seed);
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = random.nextLong(MONTH);
      anchors.add(around(at, random.nextLong(error), 1 + random.nextLong(error), ClockSource.HUB));
    }
    ClockTrack track = track(anchors);
    for (int i = 0; i < 30; i++) {
      long reading = i < anchors.size() ? anchors.get(i).atMillis() : random.nextLong(MONTH);
      assertEquals(allOf(anchors, reading), track.at(BOOT, reading), () -> reading + " " + anchors);
    }
  }

  @Property(tries = 500)
  void outsideOfTheReadingsThatAreUnlikeNothingDiffers(
      @ForAll long seed, @ForAll @IntRange(max = 30) int before) {
    var random = new Random(seed);
    List<Anchor> few = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      few.add(any(random, random.nextLong(MONTH)));
    }
    List<Anchor> more = new ArrayList<>(few);
    more.add(any(random, random.nextLong(MONTH)));
    ClockTrack old = track(few);
    ClockTrack young = track(more);
    Readings unlike = young.unlike(old, BOOT);
    assertEquals(unlike, old.unlike(young, BOOT));
    for (int i = 0; i < 60; i++) {
      long reading = random.nextLong(MONTH);
      if (reading < unlike.from() || reading > unlike.to()) {
        assertEquals(old.at(BOOT, reading), young.at(BOOT, reading), () -> unlike + " " + more);
      }
    }
  }

  @Example
  void aReceiptAtTheEndOfALongBootChangesTheTimesOfItsLastMinutesOnly() {
    List<Anchor> anchors = new ArrayList<>();
    for (long at = 0; at < MONTH; at += 300_000) {
      anchors.add(around(at, 20, 20, ClockSource.HUB));
    }
    ClockTrack before = track(anchors);
    anchors.add(around(MONTH, 20, 20, ClockSource.HUB));
    assertTrue(track(anchors).unlike(before, BOOT).from() >= MONTH - 300_000);
    assertTrue(before.unlike(track(anchors.subList(0, anchors.size() - 1)), BOOT).isEmpty());
  }

  @Property(tries = 300)
  void whatAPersonSaysChangesNothingInABootThatTheHubSpeaksOf(
      @ForAll @LongRange(min = -4_000_000_000L, max = 4_000_000_000L) long lie,
      @ForAll @LongRange(max = 2_592_000_000L) long reading) {
    Anchor hub = around(1_000, 50, 50, ClockSource.HUB);
    var liar =
        new Anchor(
            2_000,
            Moment.around(BEGINNING.plusMillis(2_000 + lie), Duration.ofMinutes(1)),
            ClockSource.TECHNICIAN);
    assertEquals(
        track(List.of(hub)).at(BOOT, reading), track(List.of(hub, liar)).at(BOOT, reading));
  }

  @Property(tries = 300)
  void aTimeServerChangesNothingInABootThatTheHubSpeaksOf(
      @ForAll @LongRange(min = -4_000_000_000L, max = 4_000_000_000L) long lie,
      @ForAll @LongRange(max = 2_592_000_000L) long reading) {
    Anchor hub = around(1_000, 50, 50, ClockSource.HUB);
    var server =
        new Anchor(
            1_500,
            Moment.around(BEGINNING.plusMillis(1_500 + lie), Duration.ofMillis(100)),
            ClockSource.NTP);
    assertEquals(
        track(List.of(hub)).at(BOOT, reading), track(List.of(hub, server)).at(BOOT, reading));
  }

  /** A battery that died, a technician in the wrong year: the boots around know better. */
  @Property(tries = 300)
  void aLocalWordThatDoesNotFitBetweenTheBootsAroundIsNotBelieved(
      @ForAll @IntRange(min = 2, max = 3_000) int daysOff, @ForAll boolean ahead) {
    Instant wrong = BEGINNING.plus(Duration.ofDays(ahead ? daysOff : -daysOff));
    Anchor local = new Anchor(10, Moment.around(wrong, Duration.ofMinutes(1)), ClockSource.RTC);
    Anchor start = around(0, 10, 10, ClockSource.HUB);
    Anchor end = new Anchor(0, Moment.exactly(BEGINNING.plus(Duration.ofDays(1))), ClockSource.HUB);
    ClockTrack track =
        ClockTrack.of(
            List.of(
                new BootSpan(BEFORE, 1_000, List.of(start)),
                new BootSpan(BOOT, 1_000, List.of(local)),
                new BootSpan(AFTER, 1_000, List.of(end))));
    Moment moment = track.at(BOOT, 10);
    assertFalse(track.anchored(BOOT));
    assertTrue(
        moment.earliest().isAfter(BEGINNING)
            && moment.latest().isBefore(BEGINNING.plus(Duration.ofDays(1))),
        moment::toString);
  }

  @Example
  void aLocalWordNeverMovesWhatTheHubSaysOfTheBootsAround() {
    Anchor wrong =
        new Anchor(0, Moment.exactly(BEGINNING.plus(Duration.ofDays(900))), ClockSource.TECHNICIAN);
    Anchor hub = around(500, 10, 10, ClockSource.HUB);
    ClockTrack track =
        ClockTrack.of(
            List.of(
                new BootSpan(BEFORE, 1_000, List.of(wrong)),
                new BootSpan(BOOT, 1_000, List.of(hub))));
    assertTrue(track.at(BOOT, 500).contains(BEGINNING.plusMillis(500)));
    assertTrue(track.at(BEFORE, 0).latest().isBefore(BEGINNING.plusMillis(500)));
  }

  @Property(tries = 300)
  void numbersThatNoClockSaysNeitherFailNorMisdate(
      @ForAll @LongRange(min = 0) long at, @ForAll @LongRange(min = 0) long earliest) {
    Instant from = Instant.ofEpochMilli(earliest);
    var nonsense = new Anchor(at, new Moment(from, from.plusMillis(at)), ClockSource.TECHNICIAN);
    Anchor hub = around(500, 10, 10, ClockSource.HUB);
    ClockTrack track =
        ClockTrack.of(
            List.of(
                new BootSpan(BEFORE, at, List.of(nonsense)),
                new BootSpan(BOOT, 1_000, List.of(hub)),
                new BootSpan(AFTER, at, List.of())));
    assertTrue(track.at(BOOT, 500).contains(BEGINNING.plusMillis(500)));
    track.at(BEFORE, at);
    track.at(AFTER, at);
  }

  private static ClockTrack track(List<Anchor> anchors) {
    return ClockTrack.of(List.of(new BootSpan(BOOT, MONTH, anchors)));
  }

  private static Anchor any(Random random, long at) {
    ClockSource source = ClockSource.values()[random.nextInt(ClockSource.values().length)];
    long lie = random.nextInt(4) == 0 ? random.nextLong(10_000) : 0;
    Anchor honest = around(at, random.nextLong(3_000), random.nextLong(3_000), source);
    return new Anchor(
        at,
        new Moment(
            honest.moment().earliest().plusMillis(lie), honest.moment().latest().plusMillis(lie)),
        source);
  }

  /** The boot clock runs true here. */
  private static Anchor around(long at, long before, long after, ClockSource source) {
    Instant now = BEGINNING.plusMillis(at);
    return new Anchor(at, new Moment(now.minusMillis(before), now.plusMillis(after)), source);
  }

  /** The plain rule, at the cost of asking each anchor. */
  private static Moment allOf(List<Anchor> anchors, long reading) {
    Moment hull = claim(anchors.getFirst(), reading);
    Instant earliest = hull.earliest();
    Instant latest = hull.latest();
    boolean agree = true;
    for (Anchor anchor : anchors) {
      Moment claim = claim(anchor, reading);
      hull = hull.hull(claim);
      earliest = Moment.max(earliest, claim.earliest());
      latest = Moment.min(latest, claim.latest());
      for (Anchor other : anchors) {
        agree &= claim(other, anchor.atMillis()).overlaps(anchor.moment());
      }
    }
    return agree ? new Moment(earliest, latest) : hull;
  }

  private static Moment claim(Anchor anchor, long reading) {
    long distance = reading - anchor.atMillis();
    long drift = Math.ceilDiv(Math.abs(distance) * ClockTrack.DRIFT_PPM, 1_000_000L);
    return new Moment(
        anchor.moment().earliest().plusMillis(distance - drift),
        anchor.moment().latest().plusMillis(distance + drift));
  }
}
