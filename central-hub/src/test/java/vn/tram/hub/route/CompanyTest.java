package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

class CompanyTest {
  private static final long NOW = 5_000_000_000L;
  private static final int COUNT = 10;

  private final Company company = new Company();

  @Test
  void aHubThatIsAloneAnswersAGapAtOnce() {
    assertEquals(Optional.empty(), stored(1, 10, NOW));
    assertEquals(Optional.empty(), gap(31, 10, 0, NOW));
    assertEquals(Optional.empty(), stored(11, 20, NOW));
    assertEquals(Optional.empty(), gap(41, 20, 0, NOW));
  }

  @Test
  void aGapWhereAnotherHubMovedTheJournalIsLookedAtAgainEverLaterAndAnsweredInTheEnd() {
    stored(1, 10, NOW);
    Duration waited = Duration.ZERO;
    for (int looks = 0; looks < Company.MOST_LOOKS; looks++) {
      Optional<Duration> again = gap(31, 20, looks, NOW);
      assertTrue(again.isPresent(), "look " + looks);
      waited = waited.plus(again.get());
    }
    assertEquals(Optional.empty(), gap(31, 20, Company.MOST_LOOKS, NOW));
    assertTrue(waited.compareTo(Duration.ofSeconds(1)) < 0, waited::toString);
  }

  @Test
  void aBatchThatGoesOnWhereAnotherHubEndedTellsOfItToo() {
    stored(1, 10, NOW);
    stored(21, 30, NOW);
    assertTrue(gap(51, 30, 0, NOW).isPresent());
  }

  @Test
  void aHubThatHasJustStartedTakesTheFirstGapForAnotherOnesWork() {
    assertTrue(gap(31, 20, 0, NOW).isPresent());
  }

  @Test
  void companyIsForgottenAfterAWhile() {
    stored(1, 10, NOW);
    stored(21, 30, NOW);
    long later = NOW + Company.LASTS.toNanos();
    assertTrue(gap(51, 30, 0, later - 1).isPresent());
    assertEquals(Optional.empty(), gap(51, 30, 0, later));
  }

  @Test
  void aQuestionIsAnsweredAtOnce() {
    stored(1, 10, NOW);
    assertEquals(Optional.empty(), company.again(header(31, 0), outcome(Kind.GAP, 20, 0), 0, NOW));
  }

  private Optional<Duration> stored(long first, long durable, long now) {
    return company.again(header(first, COUNT), outcome(Kind.STORED, durable, COUNT), 0, now);
  }

  private Optional<Duration> gap(long first, long durable, int looks, long now) {
    return company.again(header(first, COUNT), outcome(Kind.GAP, durable, 0), looks, now);
  }

  private static Outcome outcome(Kind kind, long durable, int entries) {
    return new Outcome(kind, new ChainPoint(durable, ChainMark.NONE), entries, 0);
  }

  private static Batch.Header header(long first, int count) {
    return new Batch.Header(
        new NodeName("cho-1"), 7, first, count, 0, 1, ChainMark.NONE, ChainMark.NONE, false);
  }
}
