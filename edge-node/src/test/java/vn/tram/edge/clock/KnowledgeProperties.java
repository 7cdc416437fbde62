package vn.tram.edge.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import vn.tram.edge.journal.Landmark;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;

/** What a gate knows of time while receipts tell it the truth, more or less exactly. */
class KnowledgeProperties {
  private static final UUID BOOT = new UUID(1, 1);
  private static final UUID OLD_BOOT = new UUID(0, 0);
  private static final Instant BOOTED = Instant.parse("2026-11-20T00:00:00Z");
  private static final long DRIFT = ClockTrack.DRIFT_PPM;
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Property(tries = 300)
  void trueTimeIsAlwaysWithin(
      @ForAll @LongRange(min = -DRIFT, max = DRIFT) long driftPpm,
      @ForAll @IntRange(min = 0, max = 60_000) int error,
      @ForAll long seed) {
    var random = new Random(seed);
    Knowledge knowledge = Knowledge.of(BOOT, List.of());
    for (int receipt = 0; receipt < 20; receipt++) {
      Anchor anchor = anchor(random.nextLong(DAY), driftPpm, error, random);
      if (knowledge.gains(anchor)) {
        knowledge = knowledge.with(anchor);
      }
      long asked = random.nextLong(DAY);
      Moment moment = knowledge.at(asked);
      assertTrue(
          moment.contains(truth(asked, driftPpm)),
          () -> "at " + asked + " true time is not in " + moment);
    }
  }

  @Property(tries = 5)
  void receiptsOfAWholeDayLeaveFewEntriesAndYetAFineClock(
      @ForAll @LongRange(min = -DRIFT, max = DRIFT) long driftPpm, @ForAll long seed) {
    var random = new Random(seed);
    Knowledge knowledge = Knowledge.of(BOOT, List.of());
    int entries = 0;
    for (long at = 0; at < DAY; at += 10_000) {
      Anchor anchor = anchor(at, driftPpm, 50, random);
      if (knowledge.gains(anchor)) {
        knowledge = knowledge.with(anchor);
        entries++;
      }
      Duration width = knowledge.at(at).width();
      assertTrue(width.toMillis() <= 1_010, "at " + at + " the clock is only known to " + width);
    }
    assertTrue(entries <= 50, entries + " entries in a day");
  }

  @Property(tries = 100)
  void startingAgainFromTheJournalKnowsTheSame(
      @ForAll @LongRange(min = 0, max = 86_400_000) long asked, @ForAll long seed) {
    var random = new Random(seed);
    Knowledge knowledge = Knowledge.of(BOOT, List.of(boot(1, BOOT)));
    var landmarks = new ArrayList<>(List.of(boot(1, BOOT)));
    for (int receipt = 0; receipt < 10; receipt++) {
      Anchor anchor = anchor(random.nextLong(DAY), 0, 1_000, random);
      if (knowledge.gains(anchor)) {
        knowledge = knowledge.with(anchor);
        landmarks.add(new Landmark(landmarks.size() + 1, new Clock(anchor)));
      }
    }
    assertEquals(knowledge.at(asked), Knowledge.of(BOOT, landmarks).at(asked));
    assertEquals(knowledge.quality(asked), Knowledge.of(BOOT, landmarks).quality(asked));
  }

  @Example
  void withoutAnAnchorOfThisBootTheQualityIsUnknownButTimeIsAfterTheBootBefore() {
    Anchor old = new Anchor(5_000, Moment.exactly(BOOTED), ClockSource.HUB);
    Knowledge knowledge =
        Knowledge.of(
            BOOT, List.of(boot(1, OLD_BOOT), new Landmark(2, new Clock(old)), boot(3, BOOT)));
    assertEquals(new Quality.Unknown(), knowledge.quality(7));
    assertEquals(Moment.UNKNOWN.latest(), knowledge.at(7).latest());
    assertTrue(!knowledge.at(7).earliest().isBefore(BOOTED));
  }

  @Example
  void anAnchorThatContradictsIsKeptSoThatNeitherIsBelievedAlone() {
    Anchor one = new Anchor(0, Moment.around(BOOTED, Duration.ofSeconds(1)), ClockSource.HUB);
    Anchor other =
        new Anchor(
            0, Moment.around(BOOTED.plusSeconds(3_600), Duration.ofSeconds(1)), ClockSource.HUB);
    Knowledge knowledge = Knowledge.of(BOOT, List.of()).with(one);
    assertTrue(knowledge.gains(other));
    Moment both = knowledge.with(other).at(0);
    assertTrue(both.contains(BOOTED) && both.contains(BOOTED.plusSeconds(3_600)));
  }

  private static Landmark boot(long seq, UUID boot) {
    return new Landmark(seq, new Boot(boot, "test", 0, Instant.EPOCH, false));
  }

  private static Instant truth(long bootMillis, long driftPpm) {
    return BOOTED.plusMillis(bootMillis + Math.floorDiv(bootMillis * driftPpm, 1_000_000L));
  }

  /** The truth is somewhere in it. */
  private static Anchor anchor(long at, long driftPpm, int error, Random random) {
    Instant truth = truth(at, driftPpm);
    long before = random.nextInt(error + 1);
    long after = random.nextInt(error + 1);
    return new Anchor(
        at, new Moment(truth.minusMillis(before), truth.plusMillis(after)), ClockSource.HUB);
  }
}
