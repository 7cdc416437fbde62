package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.hub.visit.Visit;
import vn.tram.protocol.time.Moment;

class TimeLineProperties {
  private static final Instant FROM = Instant.parse("2026-11-07T10:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(14));

  private static Visit visit(int site, Instant from, int uncertain, int minutes) {
    Moment arrived = new Moment(from, from.plus(Duration.ofMinutes(uncertain)));
    Moment left =
        new Moment(
            from.plus(Duration.ofMinutes(minutes)),
            from.plus(Duration.ofMinutes(minutes + uncertain)));
    return new Visit(
        new Site("s" + site, "Nơi " + site, "MARKET", new Policy.Closes(LocalTime.of(18, 0))),
        arrived,
        left,
        Visit.Arrival.SEEN,
        Visit.Departure.SEEN);
  }

  @Property
  void everyBarLiesInItsDayAndWhatIsCertainLiesInWhatIsPossible(
      @ForAll @Size(max = 12) List<@IntRange(min = -2000, max = 30_000) Integer> starts,
      @ForAll @IntRange(max = 500) int uncertain,
      @ForAll @IntRange(max = 3000) int minutes) {
    List<Visit> visits = new ArrayList<>();
    for (int start : starts) {
      visits.add(visit(start % 9, FROM.plus(Duration.ofMinutes(start)), uncertain, minutes));
    }
    TimeLine line = TimeLine.of(new Trace(new UUID(0, 1), FROM, TO, visits, List.of()));
    for (TimeLine.Day day : line.days()) {
      for (TimeLine.Bar bar : day.bars()) {
        inDay(bar.possible());
        bar.certain()
            .ifPresent(
                certain -> {
                  inDay(certain);
                  assertTrue(certain.start() >= bar.possible().start() - 3, bar.toString());
                  assertTrue(
                      certain.start() + certain.length()
                          <= bar.possible().start() + bar.possible().length() + 3,
                      bar.toString());
                });
        assertTrue(bar.colour() >= 0 && bar.colour() < TimeLine.COLOURS);
      }
    }
  }

  private static void inDay(TimeLine.Span span) {
    assertTrue(
        span.start() >= 0 && span.length() > 0 && span.start() + span.length() <= 1000,
        span.toString());
  }

  @Example
  void aNightShiftStandsOnBothDays() {
    Instant evening = Instant.parse("2026-11-10T15:00:00Z");
    TimeLine line =
        TimeLine.of(
            new Trace(new UUID(0, 1), FROM, TO, List.of(visit(1, evening, 0, 240)), List.of()));
    assertEquals(2, line.days().size());
    assertEquals(new TimeLine.Span(916, 84), line.days().get(0).bars().getFirst().possible());
    assertEquals(new TimeLine.Span(0, 83), line.days().get(1).bars().getFirst().possible());
  }

  @Example
  void aCaseThatWasNowhereHasNoTimeLine() {
    assertEquals(
        List.of(), TimeLine.of(new Trace(new UUID(0, 1), FROM, TO, List.of(), List.of())).days());
  }
}
