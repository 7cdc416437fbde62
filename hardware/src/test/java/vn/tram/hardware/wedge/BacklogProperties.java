package vn.tram.hardware.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However much comes, and whenever it is taken away. */
class BacklogProperties {

  private static final int TRIES = 100;

  /** What comes out is what was put in, with one mark where something is missing. */
  @Property(tries = TRIES)
  void itIsInOrderAndWhatIsMissingIsMarkedAndItHoldsNoMoreThanItMay(
      @ForAll List<@IntRange(min = -9_000, max = 9_000) Integer> moves) throws Exception {
    Backlog backlog = new Backlog();
    List<Integer> in = new ArrayList<>();
    List<Integer> out = new ArrayList<>();
    int waiting = 0;
    boolean full = false;
    for (int move : moves) {
      for (int event = 0; event < move; event++) {
        backlog.event(new KeyEvent(KeyEvent.KEY, in.size(), 1), 0);
        boolean room = waiting < Backlog.MOST_EVENTS;
        if (room || !full) {
          in.add(room ? in.size() : KeyEvent.DROPPED);
          waiting++;
        }
        full = !room;
      }
      for (int event = 0; event > move && waiting > 0; event--) {
        out.add(code(backlog.take()));
        waiting--;
      }
    }
    while (waiting > 0) {
      out.add(code(backlog.take()));
      waiting--;
    }
    assertEquals(in, out);
  }

  private static int code(Heard heard) {
    return ((Heard.Event) heard).event().code();
  }

  /** A silence behind what is lost is not lost itself: it is what ends the torn scan. */
  @Property(tries = TRIES)
  void aSilenceIsHeardHoweverFullItIs(@ForAll @IntRange(min = 0, max = 40_000) int events)
      throws Exception {
    Backlog backlog = new Backlog();
    for (int event = 0; event < events; event++) {
      backlog.event(KeyEvent.LOSS, 0);
    }
    backlog.quiet(Ending.PAUSE.patience());
    backlog.quiet(Ending.ENTER.patience());
    for (int event = 0; event < Math.min(events, Backlog.MOST_EVENTS + 1); event++) {
      assertEquals(new Heard.Event(KeyEvent.LOSS, 0), backlog.take());
    }
    assertEquals(new Heard.Quiet(Ending.ENTER.patience()), backlog.take());
  }
}
