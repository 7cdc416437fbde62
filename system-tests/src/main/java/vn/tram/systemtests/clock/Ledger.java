package vn.tram.systemtests.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import vn.tram.hub.clock.JournalClock;
import vn.tram.protocol.time.Moment;

/** Counts what was promised and what was not kept. */
final class Ledger {
  /** With less a day of the year is not known, and so nothing that a trace could use. */
  private static final Duration UNKNOWN = Duration.ofDays(366);

  private final Histogram widths = new Histogram(3);
  private final List<String> broken = new ArrayList<>();
  private long readings;
  private long unknown;
  private long lied;
  private long misdated;

  /** Looks every check-in up that the hub has, on the hub's clock. */
  void check(Diary diary, long until) {
    JournalClock clock = diary.atTheHub(until);
    var trust = new Trust(diary, until);
    Map<Long, UUID> boots = new HashMap<>();
    diary.starts(until).forEach(start -> boots.put(start.seq(), start.boot()));
    for (Diary.Passage passage : diary.passages(until)) {
      Moment moment = clock.at(passage.bootSeq(), passage.millis());
      check(moment, passage.truth(), trust.promises(boots.get(passage.bootSeq())), "the hub");
    }
  }

  /** What the gate itself says of now. */
  void checkGate(Diary diary, Moment moment, long truth) {
    long until = diary.lastSeq();
    UUID boot = diary.starts(until).getLast().boot();
    check(moment, truth, new Trust(diary, until).promises(boot), "the gate");
  }

  private void check(Moment moment, long truth, boolean promised, String who) {
    readings++;
    if (!promised) {
      lied++;
      return;
    }
    // The boot clock counts whole milliseconds: what was within one is the same reading.
    Instant at = Instant.ofEpochMilli(truth);
    if (!moment.contains(at) && !moment.contains(at.minusMillis(1))) {
      misdated(who + " says " + moment + " of " + at);
    }
    if (moment.width().compareTo(UNKNOWN) > 0) {
      unknown++;
    } else {
      widths.recordValue(moment.width().toMillis());
    }
  }

  void misdated(String how) {
    misdated++;
    broken.add(how);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  void forgetWords() {
    broken.clear();
  }

  ClockFigures figures(int cases, long seed) {
    return new ClockFigures(
        cases,
        readings,
        misdated,
        widths.getValueAtPercentile(50),
        widths.getValueAtPercentile(99),
        unknown,
        lied,
        seed);
  }
}
