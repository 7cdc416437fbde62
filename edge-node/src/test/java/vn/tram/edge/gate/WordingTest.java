package vn.tram.edge.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.entry.JournalEntry.Direction;

class WordingTest {
  private static final Label SOMEBODY = new Label("N.V.M", Sex.FEMALE, 1988);

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void everyAnswerHasWordsThatSayWhatHappenedAndWhatToDo(String language) {
    var wording = new Wording(Locale.of(language));
    for (Decision decision : everyDecision()) {
      Screen screen = wording.screen(decision);
      assertFalse(screen.title().isBlank(), decision.getClass().getName());
      assertFalse(screen.detail().isBlank(), decision.getClass().getName());
      assertFalse(screen.hint().isBlank(), decision.getClass().getName());
      assertFalse(screen.brief().word().isBlank(), decision.getClass().getName());
    }
  }

  @Test
  void aLabelIsInitialsSexAndBirthYearAsFarAsKnown() {
    var wording = new Wording(Locale.of("vi"));
    assertEquals("N.V.M · Nữ · 1988", wording.label(SOMEBODY));
    assertEquals("1990", wording.label(new Label("", Sex.UNKNOWN, 1990)));
    assertEquals("Khách", wording.label(new Label("", Sex.UNKNOWN, 0)));
  }

  private static List<Decision> everyDecision() {
    var decisions = new ArrayList<Decision>();
    decisions.add(new Decision.In(SOMEBODY, 1));
    decisions.add(new Decision.Out(SOMEBODY, 1));
    for (Direction last : Direction.values()) {
      decisions.add(new Decision.Already(SOMEBODY, last));
    }
    for (Reading.Reason reason : Reading.Reason.values()) {
      decisions.add(new Decision.Refused(reason));
      decisions.add(new Decision.NotRead(reason));
    }
    for (Unreadable.Reason reason : Unreadable.Reason.values()) {
      decisions.add(new Decision.NotSeen(reason));
    }
    for (JournalException.Reason reason : JournalException.Reason.values()) {
      decisions.add(new Decision.Fault(reason));
    }
    return decisions;
  }
}
