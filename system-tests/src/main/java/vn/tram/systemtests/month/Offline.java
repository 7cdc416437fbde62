package vn.tram.systemtests.month;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.crowd.FreshGate;
import vn.tram.systemtests.crowd.SteadyClock;
import vn.tram.systemtests.month.Account.Heard;
import vn.tram.systemtests.text.ProofException;

/**
 * Days without a network, on which people come in the morning and leave in the afternoon, while the
 * power goes away now and then: each boot has another id, another drift, and its own luck with
 * somebody who sets its clock.
 */
final class Offline {
  private static final Duration DAY = Duration.ofDays(1);

  /** How far apart the visitors of a day come; all of them fit into a morning. */
  private static final Duration MORNING = Duration.ofHours(5);

  private static final Duration STAY = Duration.ofHours(6);
  private static final int MOST_DRIFT = 190;
  private static final int MOST_BOOTS_A_DAY = 3;

  /** The hub was there when the gate was put up. */
  private static final int HUB_ERROR = 200;

  private static final int SERVER_ERROR = 500;
  private static final int WRIST_WATCH_ERROR = 60_000;

  private final FreshGate gate;
  private final NodeName node;
  private final Plan plan;
  private final List<HeldCard> cards;
  private final SplittableRandom random;
  private final Instant start;
  private final Map<UUID, Heard> heard = new LinkedHashMap<>();
  private final List<Beep> beeps = new ArrayList<>();
  private Tone tone = Tone.READY;
  private Instant now;

  /**
   * A month.
   *
   * @param cards of {@code people} and a half of it more for each day
   * @param start in true time
   */
  Offline(FreshGate gate, NodeName node, Plan plan, List<HeldCard> cards, Instant start) {
    this.gate = gate;
    this.node = node;
    this.plan = plan;
    this.cards = List.copyOf(cards);
    this.random = new SplittableRandom(plan.seed());
    this.start = start;
    this.now = start;
  }

  /** Somebody before the gate, at a true time. */
  private record Visit(HeldCard card, Instant at) {}

  /**
   * Fills the journal.
   *
   * @param goOn asked before each boot; throws when it has taken too long
   * @return what was answered green, by boot
   */
  Map<UUID, Heard> live(Callable<Void> goOn) throws Exception {
    List<Visit> visits = visits();
    var starts = new TreeSet<Integer>();
    starts.add(0);
    for (int i = random.nextInt(MOST_BOOTS_A_DAY * plan.days()) + plan.days(); i > 0; i--) {
      starts.add(random.nextInt(visits.size()));
    }
    for (int from : starts) {
      goOn.call();
      Integer next = starts.higher(from);
      boot(visits.subList(from, next == null ? visits.size() : next));
    }
    return heard;
  }

  private List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (int day = 0; day < plan.days(); day++) {
      Instant dawn = start.plus(DAY.multipliedBy(day)).plusSeconds(1);
      // Half of the people of a day were there the day before, too.
      int first = day * plan.people() / 2;
      pass(visits, cards.subList(first, first + plan.people()), dawn);
      pass(visits, cards.subList(first, first + plan.people()), dawn.plus(MORNING).plus(STAY));
    }
    return visits;
  }

  private static void pass(List<Visit> visits, List<HeldCard> people, Instant from) {
    for (int i = 0; i < people.size(); i++) {
      visits.add(new Visit(people.get(i), from.plusMillis(MORNING.toMillis() * i / people.size())));
    }
  }

  private void boot(List<Visit> visits) throws IOException, JournalException, ProofException {
    Instant first = visits.getFirst().at();
    long dark = Math.max(1, Duration.between(now, first).toMillis());
    Instant begin = heard.isEmpty() ? start : now.plusMillis(random.nextLong(dark));
    int drift = random.nextInt(-MOST_DRIFT, MOST_DRIFT + 1);
    var boot = new BootStory(new SteadyClock(begin), begin, drift);
    beeps.clear();
    try (DerbyJournal journal = gate.journal()) {
      var time = new NodeClock(boot.clock(), journal);
      Gate open = gate.open(journal, boot.clock(), time, sound -> tone = sound);
      tellTheTime(boot, time);
      for (Visit visit : visits) {
        scan(open, boot, visit);
      }
    }
    heard.put(boot.clock().boot(), new Heard(beeps, boot::trueTime));
    now = visits.getLast().at();
  }

  private void scan(Gate open, BootStory boot, Visit visit) {
    long millis = boot.until(visit.at());
    tone = Tone.READY;
    open.accept(new Scan(visit.card().text(), millis, 0));
    if (tone.green()) {
      Direction direction = tone == Tone.IN ? Direction.IN : Direction.OUT;
      beeps.add(new Beep(node, direction, millis, visit.card().digest()));
    }
  }

  /** Whoever says the time is right, within what he claims. */
  private void tellTheTime(BootStory boot, NodeClock time) throws JournalException {
    if (heard.isEmpty()) {
      time.heard(anchor(boot, ClockSource.HUB, HUB_ERROR));
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> time.heard(anchor(boot, ClockSource.NTP, SERVER_ERROR));
      case 1 -> time.heard(anchor(boot, ClockSource.TECHNICIAN, WRIST_WATCH_ERROR));
      default -> {
        // Nobody comes by: it lies between the boots around it.
      }
    }
  }

  private Anchor anchor(BootStory boot, ClockSource source, int error) {
    long millis = boot.clock().millis();
    // The millisecond that rounding may take is not the speaker's fault.
    int off = random.nextInt(1 - error, error);
    Instant claimed = boot.trueTime(millis).plusMillis(off);
    return new Anchor(millis, Moment.around(claimed, Duration.ofMillis(error)), source);
  }
}
