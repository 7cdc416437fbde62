package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PressureProperties {
  @Property
  void aFullerLaneNeverAsksForAShorterPause(
      @ForAll @IntRange(min = 2, max = 1000) int capacity, @ForAll @IntRange(max = 999) int some) {
    int waiting = some % capacity;
    Duration now = Pressure.pause(waiting, capacity);
    Duration more = Pressure.pause(waiting + 1, capacity);
    assertTrue(now.compareTo(more) <= 0, now + " then " + more);
    assertTrue(more.compareTo(Pressure.MOST) <= 0, more::toString);
  }

  @Property
  void aLaneThatIsHalfEmptyAsksForNone(@ForAll @IntRange(min = 2, max = 1000) int capacity) {
    assertEquals(Duration.ZERO, Pressure.pause(capacity / 2, capacity));
    assertEquals(Pressure.MOST, Pressure.pause(capacity, capacity));
  }
}
