package vn.tram.systemtests.crowd;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.text.ProofException;

/**
 * Fills the journal of an enrolled gate by the real gate: days without a network, on each of which
 * people come in the morning and leave in the afternoon. So two check-ins go with each sealed
 * person, and each day with a key of its own.
 *
 * @param days before today
 * @param peopleADay who come once each
 */
public record Backlog(int days, int peopleADay) {
  private static final Duration DAY = Duration.ofDays(1);

  /** How far apart the visitors of a day come; all of them fit into a morning. */
  private static final Duration MORNING = Duration.ofHours(5);

  private static final Duration STAY = Duration.ofHours(6);
  private static final Duration ANCHOR_ERROR = Duration.ofMillis(200);

  /** The same people in every run. */
  private static final long SEED = 1405;

  /** How many check-ins that makes. */
  public long checkIns() {
    return 2L * days * peopleADay;
  }

  /**
   * Fills the journal, which must not be there yet.
   *
   * @param passes the hub's key: some people have no card but its printed pass
   * @return its newest entry
   */
  public long fill(GateHome home, NodeName node, SigningKey passes)
      throws IOException, JournalException, ProofException {
    FreshGate fresh = FreshGate.of(home, node);
    Instant start = Instant.now().minus(DAY.multipliedBy(days));
    var clock = new SteadyClock(start);
    try (DerbyJournal journal = fresh.journal()) {
      var time = new NodeClock(clock, journal);
      var green = new GreenCount();
      Gate gate = fresh.open(journal, clock, time, green);
      time.heard(new Anchor(0, Moment.around(start, ANCHOR_ERROR), ClockSource.HUB));
      List<Citizen> street = Street.of(SEED, peopleADay * (days + 1) / 2, passes);
      for (int day = 0; day < days; day++) {
        // Half of the people of a day were there the day before, too.
        int first = day * peopleADay / 2;
        live(gate, clock, street.subList(first, first + peopleADay));
      }
      if (green.count != checkIns()) {
        throw new ProofException("backlog-not-green", green.count, checkIns());
      }
      return journal.lastSeq();
    }
  }

  private void live(Gate gate, SteadyClock clock, List<Citizen> people) {
    pass(gate, clock, people);
    clock.after(STAY.toMillis());
    pass(gate, clock, people);
    clock.after(DAY.minus(STAY).minus(MORNING.multipliedBy(2)).toMillis());
  }

  private void pass(Gate gate, SteadyClock clock, List<Citizen> people) {
    long total = MORNING.toMillis();
    for (Citizen person : people) {
      String text = person.cards().getFirst().text();
      gate.accept(new Scan(text, clock.after(total / people.size()), 0));
    }
    clock.after(total % people.size());
  }

  /** Counts the promises. */
  private static final class GreenCount implements Consumer<Tone> {
    private long count;

    @Override
    public void accept(Tone tone) {
      if (tone.green()) {
        count++;
      }
    }
  }
}
