package vn.tram.hub.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tram.hub.merge.SimNode;
import vn.tram.hub.merge.Street;
import vn.tram.hub.merge.TestHub;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;

class TracingTest {
  /** Eight in the morning in Viet Nam. */
  private static final Instant MORNING = Instant.parse("2026-11-21T01:00:00Z");

  private static final long MINUTE = 60_000;
  private static final Street.Shown CASE = Street.citizenCard(1);
  private static final Site MARKET =
      new Site("cho", "Chợ", "MARKET", new Policy.Closes(LocalTime.of(18, 0)));
  private static final Site HOSPITAL =
      new Site("benh-vien", "Bệnh viện", "HOSPITAL", new Policy.Stays(Duration.ofDays(10)));

  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = new TestHub();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void empty() {
    hub.empty();
    hub.nodes.enrol(new NodeName("cho-1"), "Cổng 1", MARKET);
    hub.nodes.enrol(new NodeName("cho-2"), "Cổng 2", MARKET);
    hub.nodes.enrol(new NodeName("benh-vien"), "Cổng", HOSPITAL);
  }

  @Test
  void whoWasThereIsListedWithHisMinutesAndWhoWasNotIsNot() {
    Gate one = exact("cho-1");
    Gate two = exact("cho-2");
    one.in(CASE, 10 * MINUTE).in(Street.phone(2), 30 * MINUTE);
    two.in(Street.phone(3), 65 * MINUTE).out(CASE, 70 * MINUTE);
    one.out(Street.phone(2), 50 * MINUTE).in(Street.phone(4), 71 * MINUTE);
    two.out(Street.phone(3), 90 * MINUTE);
    take(one.node(), two.node());

    Trace trace = trace(MORNING, MORNING.plus(Duration.ofHours(4)));
    assertEquals(1, trace.timeLine().size());
    assertEquals(MARKET, trace.timeLine().getFirst().site());
    assertEquals(
        List.of(hub.personOf(Street.phone(2)), hub.personOf(Street.phone(3))),
        trace.contacts().stream().map(Trace.Contact::person).toList());
    assertEquals(20, trace.contacts().getFirst().certain().toMinutes());
    assertEquals(5, trace.contacts().getLast().possible().toMinutes());
    assertEquals(1, trace.contacts().getFirst().encounters().getFirst().visits().size());
  }

  @Test
  void theWindowBoundsTheMinutes() {
    Gate gate = exact("cho-1");
    gate.in(CASE, 0).in(Street.phone(2), 1).out(CASE, 60 * MINUTE);
    gate.out(Street.phone(2), 60 * MINUTE + 1);
    take(gate.node());
    Instant from = MORNING.plusSeconds(600);
    Trace trace = trace(from, from.plusSeconds(300));
    assertEquals(Duration.ofMinutes(5), trace.contacts().getFirst().certain());
    assertEquals(Duration.ofMinutes(5), trace.contacts().getFirst().possible());
    assertEquals(List.of(), trace(MORNING.minusSeconds(600), MORNING.minusSeconds(60)).contacts());
    assertThrows(IllegalArgumentException.class, () -> trace(from, from));
  }

  @Test
  void aForgottenCheckOutMakesAContactPossibleAndNotCertain() {
    Gate gate = exact("cho-1");
    gate.in(Street.phone(2), 0).in(CASE, 60 * MINUTE).out(CASE, 90 * MINUTE);
    take(gate.node());
    Trace.Contact contact = trace(MORNING, MORNING.plus(Duration.ofHours(4))).contacts().getFirst();
    assertEquals(Duration.ZERO, contact.certain());
    assertEquals(Duration.ofMinutes(30), contact.possible());
  }

  @Test
  void whoLiesInHospitalForDaysIsFoundToo() {
    Gate gate = exact("benh-vien");
    long days = 5 * 24 * 60 * MINUTE;
    gate.in(Street.phone(2), 0).in(CASE, days).out(CASE, days + 30 * MINUTE);
    gate.out(Street.phone(2), days + 60 * MINUTE);
    take(gate.node());
    Instant from = MORNING.plus(Duration.ofDays(4));
    Trace trace = trace(from, from.plus(Duration.ofDays(2)));
    assertEquals(hub.personOf(Street.phone(2)), trace.contacts().getFirst().person());
  }

  @Test
  void aBoxThatNeverKnewTheTimeSaysPossibleOfEverythingAtItsSite() {
    Gate known = exact("cho-1");
    known.in(CASE, 0).out(CASE, 30 * MINUTE);
    SimNode lost = hub.node("cho-2", 1).boot(UUID.randomUUID(), 0);
    lost.in(Street.phone(2), 0).out(Street.phone(2), 10 * MINUTE);
    take(known.node(), lost);
    Trace.Contact contact = trace(MORNING, MORNING.plus(Duration.ofHours(4))).contacts().getFirst();
    assertEquals(Duration.ZERO, contact.certain());
    assertEquals(30, contact.possible().toMinutes());
    assertTrue(contact.encounters().getFirst().first().equals(MORNING));
  }

  private static Gate exact(String name) {
    return new Gate(hub.node(name, 1).boot(UUID.randomUUID(), 0));
  }

  /** A gate whose clock is set exactly at each passage. */
  private record Gate(SimNode node) {
    Gate in(Street.Shown shown, long millis) {
      node.clock(millis, Moment.exactly(MORNING.plusMillis(millis))).in(shown, millis);
      return this;
    }

    Gate out(Street.Shown shown, long millis) {
      node.clock(millis, Moment.exactly(MORNING.plusMillis(millis))).out(shown, millis);
      return this;
    }
  }

  private static void take(SimNode... nodes) {
    for (SimNode node : nodes) {
      hub.take(node.all());
    }
    hub.pairing.run();
  }

  private static Trace trace(Instant from, Instant to) {
    return hub.tracing.trace(hub.personOf(CASE), from, to);
  }
}
