package vn.tram.edge.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;

/** A visitor's answer stands in his lane, for a moment. */
class RestingDisplayTest {
  private static final Screen READY = new Screen(Tone.READY, "Mời quét mã", "Chợ", "");
  private static final Screen BLIND = new Screen(Tone.FAULT, "Máy quét không chạy", "", "");
  private static final Screen FULL = new Screen(Tone.FULL, "Bộ nhớ đầy", "", "");
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final HandTimer timer = new HandTimer();
  private final Panes glass = new Panes();
  private final RestingDisplay display = new RestingDisplay(glass, timer, READY);

  @Test
  void anAnswerGoesBackToTheRestingWordsAfterAWhile() {
    display.show(answer("A"), 0);
    timer.pass(RestingDisplay.STAY.minus(A_SECOND));
    assertEquals("A", words(0));
    timer.pass(A_SECOND);
    assertEquals(READY.title(), words(0));
    assertEquals(0, timer.pending());
  }

  @Test
  void theNextVisitorHasHisOwnTime() {
    display.show(answer("A"), 0);
    timer.pass(RestingDisplay.STAY.minus(A_SECOND));
    display.show(answer("B"), 0);
    timer.pass(RestingDisplay.STAY.minus(A_SECOND));
    assertEquals("B", words(0));
    timer.pass(A_SECOND);
    assertEquals(READY.title(), words(0));
  }

  @Test
  void anAnswerIsShownInItsLaneAndNotInAnother() {
    display.show(answer("A"), 1);
    assertEquals(READY.title(), words(0));
    assertEquals("A", words(1));
  }

  @Test
  void aGlassOfAllLanesKeepsTheAnswerThatStillStandsWhenAnotherLanesGoes() {
    display.show(answer("A"), 0);
    timer.pass(RestingDisplay.STAY.minus(A_SECOND));
    display.show(answer("B"), 1);
    timer.pass(A_SECOND);
    assertEquals(READY.title(), words(0));
    assertEquals("B", newest());
    timer.pass(RestingDisplay.STAY);
    assertEquals(READY.title(), newest());
  }

  @Test
  void otherRestingWordsWipeNoAnswerAwayAndComeAfterIt() {
    display.show(answer("A"), 0);
    display.show(BLIND);
    assertEquals("A", words(0));
    assertEquals("A", newest());
    assertEquals(BLIND.title(), words(1));
    timer.pass(RestingDisplay.STAY);
    assertEquals(BLIND.title(), words(0));
  }

  @Test
  void aFullDiskIsSaidAtOnceToEverybody() {
    display.show(answer("A"), 0);
    display.show(FULL);
    assertEquals(FULL.title(), words(0));
    assertEquals(FULL.title(), newest());
    assertEquals(0, timer.pending());
  }

  @Test
  void theSameRestingWordsAreNotWrittenAgain() {
    Map<String, Integer> shown = new HashMap<>();
    var counting =
        new RestingDisplay(screen -> shown.merge(screen.title(), 1, Integer::sum), timer, READY);
    counting.show(READY);
    assertEquals(Map.of(READY.title(), 1), shown);
  }

  private static Screen answer(String title) {
    return new Screen(Tone.IN, title, "N.V.M", "");
  }

  private String words(int lane) {
    return glass.pane(OptionalInt.of(lane)).screen().title();
  }

  private String newest() {
    return glass.pane(OptionalInt.empty()).screen().title();
  }
}
