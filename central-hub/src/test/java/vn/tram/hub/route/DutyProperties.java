package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DutyProperties {
  private static final long HOUR = 3_600_000_000_000L;

  @Property
  void pairingTakesAtMostATenthOfTheTimeOfABacklogAndNeverRestsForLong(
      @ForAll @LongRange(min = -HOUR, max = HOUR) long from,
      @ForAll @LongRange(min = 0, max = HOUR) long work) {
    var duty = new Duty();
    duty.done(from, from + work);
    long rest = Math.min(9 * work, Duty.LONGEST_REST.toNanos());
    assertTrue(duty.due(true, from + work + rest));
    assertEquals(rest == 0, duty.due(true, from + work + rest / 2));
  }

  @Property
  void withoutABacklogItIsAlwaysTime(@ForAll @LongRange(min = 0, max = HOUR) long work) {
    var duty = new Duty();
    duty.done(0, work);
    assertTrue(duty.due(false, work));
  }

  @Property
  void aRunThatABacklogOvertakesEndsSoonAndAnotherOneGoesOn(
      @ForAll @LongRange(min = -HOUR, max = HOUR) long from,
      @ForAll @LongRange(min = 0, max = HOUR) long work) {
    var duty = new Duty();
    assertTrue(duty.goesOn(false, from, from + work));
    assertEquals(work < 50_000_000, duty.goesOn(true, from, from + work));
  }

  @Example
  void aLaneHoldsOneBatchAtWorkAndSoManyThatWait() {
    var lane = new Lane(0, 2);
    Lane.Place first = lane.enter("a", 1).orElseThrow();
    assertEquals(0, lane.waiting());
    lane.enter("a", 1).orElseThrow();
    lane.enter("a", 1).orElseThrow();
    assertEquals(2, lane.waiting());
    assertFalse(lane.enter("a", 1).isPresent());
    first.leave();
    first.leave();
    assertEquals(1, lane.waiting());
    assertTrue(lane.enter("a", 1).isPresent());
    assertFalse(lane.enter("a", 1).isPresent());
  }

  @Example
  void whatIsLargeTakesMoreRoomAndLeavesAllOfIt() {
    var lane = new Lane(0, 10);
    Lane.Place large = lane.enter("a", 8 * Lane.PLACE_BYTES).orElseThrow();
    lane.enter("a", Lane.PLACE_BYTES + 1).orElseThrow();
    assertEquals(9, lane.filled());
    assertEquals(1, lane.waiting());
    Lane.Place last = lane.enter("a", 100 * Lane.PLACE_BYTES).orElseThrow();
    assertEquals(10, lane.filled());
    assertFalse(lane.enter("a", 1).isPresent());
    last.leave();
    large.leave();
    assertEquals(1, lane.filled());
    assertEquals(0, lane.waiting());
  }
}
