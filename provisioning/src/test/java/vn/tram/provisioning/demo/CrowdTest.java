package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Photo;
import vn.tram.provisioning.street.Street;

/** With doors that answer as gates do, in a time that the test makes. */
class CrowdTest {
  private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
  private static final List<Citizen> STREET = Street.of(3, 120, SigningKey.generate().signing());

  private final List<Gate> doors = List.of(new Gate("cho"), new Gate("truong"), new Gate("ubnd"));
  private final Crowd crowd =
      new Crowd(
          STREET,
          doors,
          (card, random) -> new Photo(card.digest().getBytes(), ".png"),
          Duration.ofMillis(400),
          7,
          START);
  private final List<Beep> beeps = new ArrayList<>();

  @Test
  void peopleGoInStayAndGoOutAgain() {
    live(Duration.ofMinutes(5));
    List<Cases.Stay> stays = Cases.stays(beeps);
    assertTrue(stays.size() > 200, "stays: " + stays.size());
    for (Cases.Stay stay : stays) {
      long seconds = Duration.between(stay.in(), stay.out()).toSeconds();
      assertTrue(seconds >= 6 && seconds <= 40, "a stay of " + seconds + " s");
    }
    assertTrue(Cases.mostMet(beeps).isPresent());
  }

  @Test
  void someGoOnToAnotherSiteWithAnotherCard() {
    live(Duration.ofMinutes(5));
    Map<String, Citizen> owners = new HashMap<>();
    STREET.forEach(citizen -> citizen.cards().forEach(card -> owners.put(card.digest(), citizen)));
    Map<Citizen, Set<String>> used = new HashMap<>();
    for (Beep beep : beeps) {
      used.computeIfAbsent(owners.get(beep.digest()), c -> new HashSet<>()).add(beep.digest());
    }
    assertTrue(used.values().stream().anyMatch(cards -> cards.size() > 1));
  }

  @Test
  void whoeverHearsNothingHoldsUpTheCardAgain() {
    doors.forEach(door -> door.blindTimes = 2);
    live(Duration.ofMinutes(3));
    assertTrue(crowd.shownAgain() > 0);
    assertTrue(Cases.stays(beeps).size() > 50);
  }

  @Test
  void nobodyHoldsACardBeforeAClosedDoorAndEverybodyWaits() {
    doors.getFirst().open = false;
    live(Duration.ofMinutes(1));
    assertEquals(0, doors.getFirst().seen);
    doors.getFirst().open = true;
    live(Duration.ofMinutes(1));
    assertNotEquals(0, doors.getFirst().seen);
  }

  @Test
  void theStreetShowsAboutAsManyCardsAsItWasTold() {
    live(Duration.ofMinutes(5));
    double perSecond = crowd.shown() / 300.0;
    assertTrue(perSecond > 5 && perSecond < 15, perSecond + " cards a second");
  }

  @Test
  void whoIsInsideIsCountedWhereHeIs() {
    live(Duration.ofMinutes(2));
    Map<NodeName, Long> inside = crowd.inside();
    for (Gate door : doors) {
      assertEquals(door.inside.size(), inside.getOrDefault(door.node(), 0L), door.node().value());
    }
  }

  private Instant now = START;

  private void live(Duration length) {
    Instant end = now.plus(length);
    for (; now.isBefore(end); now = now.plusMillis(40)) {
      for (Gate door : doors) {
        for (Beep beep : door.answers(now)) {
          beeps.add(beep);
          crowd.heard(beep, now);
        }
      }
      crowd.act(now);
    }
  }

  /** Answers on the next tick, toggling; blind for the first few looks at each card. */
  private static final class Gate implements Door {
    private final NodeName node;
    private final List<String> looks = new ArrayList<>();
    private final Set<String> inside = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private boolean open = true;
    private int blindTimes;
    private int seen;

    Gate(String name) {
      node = new NodeName(name);
    }

    @Override
    public NodeName node() {
      return node;
    }

    @Override
    public boolean open() {
      return open;
    }

    @Override
    public void show(Photo photo) {
      seen++;
      looks.add(new String(photo.bytes()));
    }

    List<Beep> answers(Instant now) {
      List<Beep> answers = new ArrayList<>();
      for (String digest : looks) {
        if (times.merge(digest, 1, Integer::sum) % (blindTimes + 1) != 0) {
          continue;
        }
        boolean in = inside.add(digest);
        if (!in) {
          inside.remove(digest);
        }
        answers.add(new Beep(node, now, in ? Direction.IN : Direction.OUT, digest));
      }
      looks.clear();
      return answers;
    }
  }
}
