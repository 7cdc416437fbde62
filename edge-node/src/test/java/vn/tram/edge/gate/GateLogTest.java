package vn.tram.edge.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.GateBook.Hour;
import vn.tram.edge.gate.GateBook.Present;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

class GateLogTest {
  private static final String CARD =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";
  private static final Instant EIGHT = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir Path home;

  @Test
  void thoseInsideAreThoseWhoCameInAndDidNotGoOut() {
    var log = new GateLog(3);
    pass(log, 1, false, Direction.IN, EIGHT);
    pass(log, 2, false, Direction.IN, EIGHT);
    pass(log, 1, true, Direction.OUT, EIGHT);
    GateBook book = log.book();
    assertEquals(4, book.inside());
    assertEquals(
        List.of(2), book.present().stream().map(Present::who).map(Label::birthYear).toList());
    assertEquals(2, book.in());
    assertEquals(1, book.out());
    assertEquals(3, book.recent().size());
  }

  @Test
  void passagesCountInTheirHour() {
    var log = new GateLog(0);
    pass(log, 1, false, Direction.IN, EIGHT.plusSeconds(3_599));
    pass(log, 2, false, Direction.IN, EIGHT.plusSeconds(3_600));
    pass(log, 1, true, Direction.OUT, EIGHT.plusSeconds(3_601));
    assertEquals(
        List.of(new Hour(EIGHT, 1, 0), new Hour(EIGHT.plusSeconds(3_600), 1, 1)),
        log.book().hours());
  }

  @Test
  void aPassageOfAnUnknownTimeIsInNoHour() {
    var log = new GateLog(0);
    log.recall(Direction.IN, Moment.UNKNOWN);
    log.recall(Direction.IN, Moment.around(EIGHT, Duration.ofMinutes(31)));
    assertEquals(List.of(), log.book().hours());
  }

  @Test
  void itForgetsWhatIsOldAndNeverGrowsWithoutEnd() {
    var log = new GateLog(0);
    for (int visitor = 0; visitor < 2_000; visitor++) {
      pass(log, visitor, false, Direction.IN, EIGHT.plus(Duration.ofHours(visitor)));
    }
    GateBook book = log.book();
    assertEquals(50, book.recent().size());
    assertEquals(500, book.present().size());
    assertEquals(24, book.hours().size());
    assertEquals(EIGHT.plus(Duration.ofHours(1_999)), book.hours().getLast().start());
    assertEquals(2_000, book.inside());
  }

  @Test
  void theHoursBeforeAStartAreRecalledFromTheJournal() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      var anchor = new Anchor(stage.clock.millis(), Moment.exactly(EIGHT), ClockSource.HUB);
      stage.journal.append(draft -> draft.add(new Clock(anchor)));
      assertInstanceOf(Decision.In.class, stage.scan(CARD));
      stage.waitAMinute();
      assertInstanceOf(Decision.Out.class, stage.scan(CARD));
    }
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      var time = new NodeClock(stage.clock, stage.journal);
      new Recollection(stage.journal, time, stage.log).tell();
      assertEquals(List.of(new Hour(EIGHT, 1, 1)), stage.log.book().hours());
    }
  }

  private static void pass(
      GateLog log, int visitor, boolean before, Direction direction, Instant at) {
    byte[] mark = new byte[4];
    mark[0] = (byte) visitor;
    mark[1] = (byte) (visitor >> 8);
    var who = new Label("", Sex.UNKNOWN, visitor);
    var event = new GateEvent(new Decision.In(who, visitor + 1), 0, false, 0, Moment.exactly(at));
    log.note(event, Octets.of(mark), before, direction, who);
  }
}
