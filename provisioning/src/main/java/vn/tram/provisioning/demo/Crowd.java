package vn.tram.provisioning.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Photo;

/**
 * Makes people walk: in at one site, stay, out, on to another site with another card, home. Whoever
 * hears no beep holds up the card again. Driven by the times that are passed in; not for use by
 * several threads.
 */
final class Crowd {
  /** A gate that has not answered by then has not read the card. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  /** So often one tries before one goes home. */
  private static final int TRIES = 5;

  /** Longer than a gate takes the same card for the same passage. */
  private static final Duration SHORTEST_STAY = Duration.ofSeconds(7);

  private static final Duration LONGEST_STAY = Duration.ofSeconds(18);
  private static final int MOST_SITES = 3;

  private final List<Door> doors;
  private final BiFunction<HeldCard, RandomGenerator, Photo> camera;
  private final Random random;
  private final Duration betweenArrivals;
  private final Deque<Citizen> atHome = new ArrayDeque<>();
  private final Map<String, Visitor> byCard = new HashMap<>();
  private final PriorityQueue<Visitor> due =
      new PriorityQueue<>(Comparator.comparing((Visitor visitor) -> visitor.next));
  private Instant nextArrival;
  private int shown;
  private int shownAgain;

  /**
   * A crowd of which nobody has left home yet.
   *
   * @param camera makes the picture of a held card
   * @param betweenArrivals how often somebody leaves home, on average
   */
  Crowd(
      List<Citizen> street,
      List<? extends Door> doors,
      BiFunction<HeldCard, RandomGenerator, Photo> camera,
      Duration betweenArrivals,
      long seed,
      Instant start) {
    this.doors = List.copyOf(doors);
    this.camera = camera;
    this.random = new Random(seed);
    this.betweenArrivals = betweenArrivals;
    this.nextArrival = start;
    List<Citizen> shuffled = new ArrayList<>(street);
    Collections.shuffle(shuffled, random);
    atHome.addAll(shuffled);
  }

  /** Lets everybody act whose time has come; at most a few, so that beeps are heard in between. */
  void act(Instant now) {
    if (!now.isBefore(nextArrival) && !atHome.isEmpty()) {
      double wait = -Math.log(1 - random.nextDouble()) * betweenArrivals.toMillis();
      nextArrival = now.plusMillis((long) wait);
      Citizen citizen = atHome.removeFirst();
      setOut(
          new Visitor(
              citizen, 1 + random.nextInt(MOST_SITES), one(doors), citizen.cards().getFirst(), now),
          now);
    }
    for (int i = 0; i < 4 && !due.isEmpty() && !due.peek().next.isAfter(now); i++) {
      act(due.poll(), now);
    }
  }

  /** Somebody's card was answered green. */
  void heard(Beep beep, Instant now) {
    Visitor visitor = byCard.get(beep.digest());
    if (visitor == null || !visitor.door.node().equals(beep.node())) {
      return;
    }
    visitor.tries = 0;
    if (beep.direction() == Direction.IN) {
      visitor.inside = true;
      reschedule(visitor, now.plus(between(SHORTEST_STAY, LONGEST_STAY)));
      return;
    }
    leave(visitor, now);
  }

  /** How many people are inside, site by site. */
  Map<NodeName, Long> inside() {
    return byCard.values().stream()
        .filter(visitor -> visitor.inside)
        .collect(Collectors.groupingBy(visitor -> visitor.door.node(), Collectors.counting()));
  }

  /** How many pictures were held up. */
  int shown() {
    return shown;
  }

  /** How many of them because nothing was heard the first time. */
  int shownAgain() {
    return shownAgain;
  }

  private void act(Visitor visitor, Instant now) {
    if (!visitor.door.open()) {
      visitor.next = now.plus(PATIENCE);
      due.add(visitor);
      return;
    }
    if (visitor.tries == TRIES) {
      // Not let in, or out unnoticed: what a guard would settle by hand.
      leave(visitor, now);
      return;
    }
    shown++;
    shownAgain += visitor.tries > 0 ? 1 : 0;
    visitor.tries++;
    visitor.door.show(camera.apply(visitor.card, random));
    visitor.next = now.plus(PATIENCE);
    due.add(visitor);
  }

  private void leave(Visitor visitor, Instant now) {
    due.remove(visitor);
    byCard.remove(visitor.card.digest());
    visitor.inside = false;
    visitor.tries = 0;
    visitor.sites--;
    if (visitor.sites > 0) {
      setOut(visitor, now.plus(between(Duration.ofSeconds(2), Duration.ofSeconds(6))));
    } else {
      atHome.addLast(visitor.citizen);
    }
  }

  /** To another site than before, with another card where there is one. */
  private void setOut(Visitor visitor, Instant when) {
    List<Door> others = doors.stream().filter(door -> door != visitor.door).toList();
    visitor.door = one(others);
    List<HeldCard> cards = visitor.citizen.cards();
    List<HeldCard> unused = cards.stream().filter(card -> card != visitor.card).toList();
    visitor.card = one(unused.isEmpty() ? cards : unused);
    byCard.put(visitor.card.digest(), visitor);
    visitor.next = when;
    due.add(visitor);
  }

  private void reschedule(Visitor visitor, Instant when) {
    due.remove(visitor);
    visitor.next = when;
    due.add(visitor);
  }

  private <T> T one(Collection<T> some) {
    return some.stream().skip(random.nextInt(some.size())).findFirst().orElseThrow();
  }

  private Duration between(Duration least, Duration most) {
    return least.plusMillis(random.nextLong(most.minus(least).toMillis()));
  }

  /** Somebody on the way. */
  private static final class Visitor {
    private final Citizen citizen;
    private int sites;
    private Door door;
    private HeldCard card;
    private boolean inside;
    private int tries;
    private Instant next;

    Visitor(Citizen citizen, int sites, Door door, HeldCard card, Instant next) {
      this.citizen = citizen;
      this.sites = sites;
      this.door = door;
      this.card = card;
      this.next = next;
    }
  }
}
