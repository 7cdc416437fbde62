package vn.tram.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The true time is always inside the interval. */
class ClockTrackProperties {
  private static final Instant BEGINNING = Instant.parse("2026-03-01T00:00:00Z");

  /** A boot as it truly was: when it began, and how fast its clock ran. */
  private record TrueBoot(UUID id, Instant start, double rate, long lastMillis) {
    Instant at(long millis) {
      return start.plusNanos((long) (millis * 1e6 * rate));
    }
  }

  @Property(tries = 2_000)
  void theTrueTimeOfEveryReadingIsInside(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int boots,
      @ForAll @IntRange(max = 4) int anchorsABoot) {
    var random = new Random(seed);
    List<TrueBoot> truth = history(random, boots);
    List<BootSpan> spans =
        truth.stream().map(boot -> span(random, boot, random.nextInt(anchorsABoot + 1))).toList();
    ClockTrack track = ClockTrack.of(spans);

    for (TrueBoot boot : truth) {
      for (int i = 0; i < 5; i++) {
        long reading = random.nextLong(boot.lastMillis() + 1);
        Moment moment = track.at(boot.id(), reading);
        assertTrue(
            moment.contains(boot.at(reading)),
            () -> "reading " + reading + " of " + boot + " is not in " + moment + " by " + spans);
      }
    }
  }

  @Property(tries = 300)
  void theOrderInWhichAnchorsBecameKnownMakesNoDifference(@ForAll long seed) {
    var random = new Random(seed);
    TrueBoot boot = history(random, 1).getFirst();
    BootSpan span = span(random, boot, 5);
    List<Anchor> shuffled = new ArrayList<>(span.anchors());
    Collections.shuffle(shuffled, random);
    long reading = random.nextLong(boot.lastMillis() + 1);

    assertEquals(
        ClockTrack.of(List.of(span)).at(boot.id(), reading),
        ClockTrack.of(List.of(new BootSpan(boot.id(), boot.lastMillis(), shuffled)))
            .at(boot.id(), reading));
  }

  @Property(tries = 300)
  void anotherTrueAnchorNeverWidensTheInterval(@ForAll long seed) {
    var random = new Random(seed);
    TrueBoot boot = history(random, 1).getFirst();
    BootSpan few = span(random, boot, 2);
    List<Anchor> more = new ArrayList<>(few.anchors());
    more.addAll(span(random, boot, 2).anchors());
    long reading = random.nextLong(boot.lastMillis() + 1);

    Moment before = ClockTrack.of(List.of(few)).at(boot.id(), reading);
    Moment after =
        ClockTrack.of(List.of(new BootSpan(boot.id(), boot.lastMillis(), more)))
            .at(boot.id(), reading);
    assertTrue(after.width().compareTo(before.width()) <= 0, () -> before + " became " + after);
  }

  @Property(tries = 300)
  void anAnchorBoundsAReadingByItsOwnErrorAndTheDrift(
      @ForAll @LongRange(max = 86_400_000) long anchorAt,
      @ForAll @LongRange(max = 86_400_000) long reading,
      @ForAll @LongRange(max = 10_000) long error) {
    UUID boot = new UUID(1, 1);
    Moment claim = Moment.around(BEGINNING, Duration.ofMillis(error));
    var anchor = new Anchor(anchorAt, claim, ClockSource.HUB);
    Moment moment =
        ClockTrack.of(List.of(new BootSpan(boot, 86_400_000, List.of(anchor)))).at(boot, reading);

    long drift = Math.ceilDiv(Math.abs(reading - anchorAt) * ClockTrack.DRIFT_PPM, 1_000_000L);
    assertEquals(Duration.ofMillis(2 * (error + drift)), moment.width());
  }

  @Property(tries = 300)
  void anchorsOfOneRankThatContradictEachOtherAreAllBelieved(
      @ForAll @LongRange(min = 2, max = 1_000) long hoursApart, @ForAll ClockSource source) {
    UUID boot = new UUID(1, 1);
    Moment one = Moment.around(BEGINNING, Duration.ofMinutes(1));
    Moment other = Moment.around(BEGINNING.plus(Duration.ofHours(hoursApart)), Duration.ofHours(1));
    BootSpan span =
        new BootSpan(boot, 10, List.of(new Anchor(5, one, source), new Anchor(5, other, source)));

    assertEquals(one.hull(other), ClockTrack.of(List.of(span)).at(boot, 5));
  }

  @Property(tries = 20)
  void ofAnUnknownBootNothingIsKnown(@ForAll long millis) {
    assertEquals(Moment.UNKNOWN, ClockTrack.of(List.of()).at(new UUID(0, 7), millis));
  }

  private static List<TrueBoot> history(Random random, int boots) {
    List<TrueBoot> history = new ArrayList<>();
    Instant time = BEGINNING;
    for (int i = 0; i < boots; i++) {
      double drift = (random.nextDouble() * 2 - 1) * ClockTrack.DRIFT_PPM / 1e6;
      long last = 1 + random.nextLong(Duration.ofDays(20).toMillis());
      var boot = new TrueBoot(new UUID(random.nextLong(), i), time, 1 + drift, last);
      history.add(boot);
      time = boot.at(last).plusMillis(random.nextLong(Duration.ofDays(3).toMillis()));
    }
    return history;
  }

  private static BootSpan span(Random random, TrueBoot boot, int count) {
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = random.nextLong(boot.lastMillis() + 1);
      Instant now = boot.at(at);
      Moment claim =
          new Moment(
              now.minusMillis(random.nextLong(30_000)), now.plusMillis(random.nextLong(30_000)));
      anchors.add(new Anchor(at, claim, ClockSource.HUB));
    }
    return new BootSpan(boot.id(), boot.lastMillis(), anchors);
  }
}
