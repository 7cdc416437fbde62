package vn.tram.hub.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.hub.visit.Visit.Arrival;
import vn.tram.hub.visit.Visit.Departure;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

class PairsTest {
  private static final Site MARKET =
      new Site("cho", "Chợ", "MARKET", new Policy.Closes(LocalTime.of(18, 0)));
  private static final Site HOSPITAL =
      new Site("benh-vien", "Bệnh viện", "HOSPITAL", new Policy.Stays(Duration.ofHours(12)));

  private final List<Passage> passages = new ArrayList<>();

  @Test
  void aForgottenCheckOutEndsWithTheNextCheckInElsewhere() {
    in(MARKET, "21T08:00");
    in(HOSPITAL, "21T10:00");
    assertEquals(
        List.of(
            visit(MARKET, "21T08:00", "21T08:00", "21T08:00", "21T10:00", Departure.NEXT_PASSAGE),
            visit(HOSPITAL, "21T10:00", "21T10:00", "21T10:00", "21T22:00", Departure.USUAL_STAY)),
        Pairs.of(passages));
  }

  @Test
  void aForgottenCheckOutEndsWithTheSitesClosingWhenNobodySeesHimBefore() {
    in(MARKET, "21T08:00");
    in(HOSPITAL, "22T10:00");
    out(HOSPITAL, "22T11:00");
    assertEquals(
        visit(MARKET, "21T08:00", "21T08:00", "21T08:00", "21T18:00", Departure.CLOSING),
        Pairs.of(passages).getFirst());
  }

  @Test
  void aGateThatTogglesWrongAfterAForgottenCheckOutDoesNotKeepAnybodyInTheMarketOverNight() {
    in(MARKET, "21T08:00");
    out(MARKET, "22T08:00");
    assertEquals(
        List.of(
            visit(MARKET, "21T08:00", "21T08:00", "21T08:00", "21T18:00", Departure.CLOSING),
            new Visit(
                MARKET,
                between("21T18:00", "22T08:00"),
                between("22T08:00", "22T08:00"),
                Arrival.INFERRED,
                Departure.SEEN)),
        Pairs.of(passages));
  }

  @Test
  void aStallKeeperWhoLeavesBehindClosingWasThereAllDay() {
    in(MARKET, "21T04:30");
    out(MARKET, "21T19:15");
    assertEquals(
        List.of(visit(MARKET, "21T04:30", "21T04:30", "21T19:15", "21T19:15", Departure.SEEN)),
        Pairs.of(passages));
  }

  @Test
  void aForgottenCheckInLiesBehindTheLastTimeHeWasSeen() {
    in(HOSPITAL, "21T08:00");
    out(HOSPITAL, "21T09:00");
    out(MARKET, "21T12:00");
    assertEquals(
        new Visit(
            MARKET,
            between("21T09:00", "21T12:00"),
            between("21T12:00", "21T12:00"),
            Arrival.INFERRED,
            Departure.SEEN),
        Pairs.of(passages).getLast());
  }

  @Test
  void withinAJournalTheOrderIsCertainEvenWhereTheTimesAreNot() {
    passages.add(new Passage(MARKET, Direction.IN, between("21T08:00", "21T17:00"), "cho", 1, 4));
    passages.add(new Passage(MARKET, Direction.OUT, between("21T08:10", "21T09:00"), "cho", 1, 5));
    assertEquals(
        List.of(visit(MARKET, "21T08:00", "21T17:00", "21T08:10", "21T09:00", Departure.SEEN)),
        Pairs.of(passages));
  }

  private void in(Site site, String time) {
    passages.add(
        new Passage(site, Direction.IN, between(time, time), site.name(), 1, passages.size() + 1L));
  }

  private void out(Site site, String time) {
    passages.add(
        new Passage(
            site, Direction.OUT, between(time, time), site.name(), 1, passages.size() + 1L));
  }

  private static Visit visit(
      Site site, String arrived, String atLatest, String left, String leftAtLatest, Departure how) {
    return new Visit(
        site, between(arrived, atLatest), between(left, leftAtLatest), Arrival.SEEN, how);
  }

  /** Two local times of November 2026, by day and hour. */
  private static Moment between(String earliest, String latest) {
    return new Moment(instant(earliest), instant(latest));
  }

  private static Instant instant(String dayAndHour) {
    return LocalDateTime.parse("2026-11-" + dayAndHour).toInstant(Policy.ZONE);
  }
}
