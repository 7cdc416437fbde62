package vn.tram.systemtests.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.clock.Statement;
import vn.tram.edge.clock.TimeSources;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;

/** One made-up history of a box, lived through by the gate's own clock code. */
final class World {
  private static final Instant BEGINNING = Instant.parse("2026-12-01T00:00:00Z");
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 365 * DAY;

  /** A hardware clock may drift by half of what the gate grants it. */
  private static final double HARDWARE_PPM = 100;

  private final Random random;
  private final Diary diary = new Diary();
  private final Machine machine;
  private final Ledger ledger;

  /** Who does not keep what the promise rests on, in this world. */
  private final boolean lyingTechnician;

  private final boolean falseServer;
  private final boolean leapingHardware;

  private boolean network;
  private boolean server;

  World(long seed, Ledger ledger) {
    this.random = new Random(seed);
    this.ledger = ledger;
    this.machine = new Machine(BEGINNING.toEpochMilli() + random.nextLong(2 * YEAR));
    boolean honest = random.nextInt(10) < 7;
    this.lyingTechnician = !honest && random.nextBoolean();
    this.falseServer = !honest && random.nextInt(3) == 0;
    this.leapingHardware = !honest && random.nextInt(3) == 0;
  }

  /** Lives through it; what is out of its interval goes into the ledger. */
  void live() throws JournalException {
    if (random.nextBoolean()) {
      machine.fitHardwareClock(spread(HARDWARE_PPM), anyHardwareTime());
    }
    int boots = 1 + random.nextInt(6);
    for (int i = 0; i < boots; i++) {
      boot();
      ledger.check(diary, diary.lastSeq());
      powerDown();
    }
    for (int i = 0; i < 3; i++) {
      // As far as some batch reached.
      ledger.check(diary, 1 + random.nextLong(diary.lastSeq()));
    }
  }

  private long anyHardwareTime() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(YEAR);
      case 1 -> machine.now() + 7 * HOUR;
      case 2 -> machine.now() + 10 * YEAR;
      default -> machine.now() + signed(10 * MINUTE);
    };
  }

  private void powerDown() {
    machine.passTo(machine.now() + random.nextLong(random.nextBoolean() ? HOUR : 20 * DAY));
    if (!machine.hasHardwareClock()) {
      return;
    }
    if (random.nextInt(6) == 0) {
      // The battery died: it starts again where such chips start.
      machine.setHardwareClock(random.nextBoolean() ? 0 : 30 * YEAR);
    } else if (random.nextInt(12) == 0) {
      machine.setHardwareClock(machine.hardwareShows() + 10 * YEAR);
    } else if (leapingHardware && random.nextInt(3) == 0) {
      machine.setHardwareClock(machine.hardwareShows() + MINUTE + random.nextLong(20 * DAY));
    }
  }

  private void boot() throws JournalException {
    machine.boot(
        new UUID(random.nextLong(), random.nextLong()),
        spread(ClockTrack.DRIFT_PPM * 0.99),
        anyWallTime());
    long end =
        machine.now() + 10 * SECOND + random.nextLong(random.nextInt(3) == 0 ? 30 * DAY : DAY);
    network = random.nextInt(3) == 0;
    server = false;
    int starts = 1 + random.nextInt(2);
    for (int i = 0; i < starts; i++) {
      start(
          i == starts - 1
              ? end
              : machine.now() + random.nextLong(Math.max(1, end - machine.now())));
    }
  }

  private long anyWallTime() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(YEAR);
      case 1 -> machine.now() + 10 * YEAR;
      case 2 -> machine.now() - random.nextLong(20 * DAY);
      default -> machine.now() + signed(HOUR);
    };
  }

  /** One run of the gate program. */
  private void start(long end) throws JournalException {
    var clock =
        new NodeClock(
            machine,
            diary.landmarks(),
            heard -> {
              diary.add(heard);
              judge(heard.anchor());
            });
    diary.add(new Boot(machine.boot(), "proof", machine.millis(), machine.wallClock(), false));
    var sources = new TimeSources(clock, machine, machine, machine);
    sources.look();
    while (machine.now() < end) {
      happen(clock, sources);
      long left = end - machine.now();
      machine.passTo(
          machine.now() + 1 + Math.min(left, random.nextLong(Math.max(0, left / 4) + MINUTE)));
    }
  }

  private void happen(NodeClock clock, TimeSources sources) throws JournalException {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> visitor(clock);
      case 3 -> {
        if (network) {
          receipt(clock);
        }
      }
      case 4 -> {
        if (random.nextInt(3) == 0) {
          technician(clock);
        }
      }
      case 5 -> network = random.nextBoolean();
      case 6 -> {
        // Somebody sets the wall clock, in either direction.
        machine.setWall(anyWallTime());
        server = false;
        look(sources, 1 + random.nextInt(3));
      }
      case 7 -> changeServer(sources);
      default -> look(sources, 1 + random.nextInt(12));
    }
  }

  private void visitor(NodeClock clock) {
    long truth = machine.now();
    long millis = machine.reading(truth);
    diary.pass(millis, truth);
    ledger.checkGate(diary, clock.at(millis), truth);
  }

  /** The hub wrote its time while the box waited. */
  private void receipt(NodeClock clock) throws JournalException {
    long asked = machine.now();
    long written = asked + random.nextLong(random.nextInt(5) == 0 ? MINUTE : 2 * SECOND);
    long arrived = written + random.nextLong(random.nextInt(5) == 0 ? MINUTE : 2 * SECOND);
    long error = 1 + random.nextLong(500);
    long hubTime = written + signed(error - 1);
    machine.passTo(arrived);
    long roundTrip = arrived - asked + 1;
    clock.heard(
        new Anchor(
            machine.millis(),
            new Moment(
                Instant.ofEpochMilli(hubTime - error),
                Instant.ofEpochMilli(hubTime + error + roundTrip)),
            ClockSource.HUB));
  }

  private void technician(NodeClock clock) throws JournalException {
    long error = MINUTE * (1 + random.nextInt(15));
    long off = signed(error);
    if (lyingTechnician && random.nextBoolean()) {
      off = random.nextInt(3) == 0 ? signed(3 * YEAR) : signed(10 * error);
    }
    Moment said =
        Moment.around(Instant.ofEpochMilli(machine.now() + off), Duration.ofMillis(error + 1));
    if (clock.hear(new Statement(said, false)) != Statement.Verdict.TAKEN && random.nextBoolean()) {
      clock.hear(new Statement(said, true));
    }
  }

  private void changeServer(TimeSources sources) {
    server = !server;
    if (!server) {
      machine.unserve();
      return;
    }
    long error = 1 + random.nextLong(random.nextInt(4) == 0 ? 3 * SECOND : 100);
    long ahead = signed(error);
    if (falseServer && random.nextBoolean()) {
      ahead = random.nextBoolean() ? signed(YEAR) : signed(2 * HOUR);
    }
    machine.serve(ahead, error);
    look(sources, 1);
    if (random.nextBoolean()) {
      look(sources, 8);
    }
    if (machine.hasHardwareClock() && random.nextBoolean()) {
      machine.kernelSetsHardwareClock();
      look(sources, 1);
    }
  }

  /** The gate looks every ten seconds. */
  private void look(TimeSources sources, int times) {
    for (int i = 0; i < times; i++) {
      machine.passTo(machine.now() + 10 * SECOND);
      sources.look();
    }
  }

  /** Only who is said to lie may have said what is not true. */
  private void judge(Anchor anchor) {
    long began = machine.reading(machine.now()) - anchor.atMillis();
    Instant truth = Instant.ofEpochMilli(machine.now() - began);
    Moment said = anchor.moment();
    if (said.overlaps(Moment.around(truth, Duration.ofMillis(2)))) {
      return;
    }
    boolean excused =
        switch (anchor.source()) {
          case HUB -> false;
          case NTP -> falseServer;
          case TECHNICIAN -> lyingTechnician;
          case RTC -> leapingHardware || falseServer;
        };
    if (excused) {
      diary.markLie();
    } else {
      ledger.misdated("an anchor by " + anchor.source() + " says " + said + " at " + truth);
    }
  }

  private double spread(double ppm) {
    return (random.nextDouble() * 2 - 1) * ppm;
  }

  private long signed(long most) {
    return random.nextLong(2 * most + 1) - most;
  }
}
