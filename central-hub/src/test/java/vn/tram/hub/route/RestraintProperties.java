package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.route.Restraint.Letter;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

class RestraintProperties {
  private static final long REST = Restraint.REST.toNanos();
  private static final long EPOCH = 7;

  private static Letter letter(Kind kind, long epoch, long first, int count, long nonce) {
    var header =
        new Header(
            new NodeName("cho-1"),
            epoch,
            first,
            count,
            0,
            nonce,
            ChainMark.NONE,
            ChainMark.NONE,
            false);
    var point = new ChainPoint(first + count - 1, ChainMark.NONE);
    return Letter.to(header, new Outcome(kind, point, count, 0), Duration.ZERO);
  }

  private static Letter small(long first) {
    return letter(Kind.STORED, EPOCH, first, 1, first);
  }

  /**
   * Whatever the rhythm: in the end each batch is answered, and none waits longer than the rest.
   */
  @Property
  void everyBatchIsAnsweredWithinTheRest(
      @ForAll @LongRange(min = -4_000_000_000L, max = 4_000_000_000L) long start,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 800) Integer> pauses) {
    var restraint = new Restraint();
    long now = start;
    List<Long> waitingSince = new ArrayList<>();
    int answered = 0;
    for (int i = 0; i < pauses.size(); i++) {
      now += pauses.get(i) * 1_000_000L;
      for (Letter late : restraint.due(now).stream().toList()) {
        answered += late.batches();
        waitingSince.clear();
      }
      waitingSince.add(now);
      for (Letter letter : restraint.offer(small(i + 1), now)) {
        assertEquals(i + 1, letter.outcome().durable());
        answered += letter.batches();
        waitingSince.clear();
      }
      assertTrue(waitingSince.size() < Restraint.MOST_BATCHES, waitingSince::toString);
      assertEquals(waitingSince.isEmpty(), restraint.rest(now).isEmpty());
      for (long since : waitingSince) {
        assertTrue(now + restraint.rest(now).orElseThrow() - since <= REST);
      }
    }
    assertEquals(pauses.size(), answered + waitingSince.size());
    assertEquals(
        waitingSince.size(),
        restraint.due(now + restraint.rest(now).orElse(0L)).map(Letter::batches).orElse(0));
  }

  @Example
  void theFirstAfterASilenceIsAnsweredAtOnceAndTheLastOfARowForAll() {
    var restraint = new Restraint();
    assertEquals(List.of(small(1)), restraint.offer(small(1), 0));
    assertEquals(List.of(), restraint.offer(small(2), REST / 3));
    assertEquals(List.of(), restraint.offer(small(3), REST / 2));
    Letter both = restraint.due(REST).orElseThrow();
    assertEquals(3, both.header().nonce());
    assertEquals(2, both.batches());
    assertEquals(List.of(small(4)), restraint.offer(small(4), 2 * REST));
  }

  @Example
  void questionsGapsWhatIsKnownAsideOrApartAndLargeBatchesDoNotRest() {
    List<Letter> urgent = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.STORED) {
        urgent.add(letter(kind, EPOCH, 3, 1, 9));
      }
    }
    urgent.add(letter(Kind.KNOWN, EPOCH, 3, 0, 9));
    urgent.add(letter(Kind.STORED, EPOCH, 3, Restraint.MANY, 9));
    urgent.add(new Letter(small(3).header(), small(3).outcome(), Duration.ofMillis(1), 1));
    for (Letter letter : urgent) {
      var restraint = new Restraint();
      restraint.offer(small(1), 0);
      restraint.offer(small(2), 1);
      List<Letter> leaving = restraint.offer(letter, 2);
      assertEquals(letter.header(), leaving.getLast().header(), letter::toString);
      assertEquals(2, leaving.stream().mapToInt(Letter::batches).sum(), letter::toString);
      assertTrue(restraint.release(3).isEmpty(), letter::toString);
    }
  }

  /** Another log, or a word that reaches less far, does not speak for what rests. */
  @Example
  void whatAnotherLogIsToldDoesNotReplaceWhatRests() {
    for (Letter other :
        List.of(
            letter(Kind.APART, EPOCH, 3, 1, 9),
            letter(Kind.KNOWN, EPOCH + 1, 3, 1, 9),
            letter(Kind.KNOWN, EPOCH, 1, 0, 9))) {
      var restraint = new Restraint();
      restraint.offer(small(1), 0);
      restraint.offer(small(2), 1);
      assertEquals(List.of(small(2), other), restraint.offer(other, 2), other::toString);
    }
  }
}
