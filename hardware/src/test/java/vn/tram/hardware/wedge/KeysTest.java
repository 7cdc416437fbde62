package vn.tram.hardware.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scanner plays on its keys is the text that it has read. */
class KeysTest {

  private static final String TORN = "(torn)";

  private final List<String> texts = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final Keys keys = keys(Ending.UNKNOWN);

  private Keys keys(Ending ending) {
    return new Keys(
        ending,
        played -> {
          switch (played) {
            case Keys.Text(String text, long at) -> {
              texts.add(text);
              times.add(at);
            }
            case Keys.Torn(long at) -> {
              texts.add(TORN);
              times.add(at);
            }
          }
        });
  }

  private Typist typist() {
    return new Typist();
  }

  private void play(Typist typist) {
    typist.events().forEach(event -> keys.event(event, 7));
  }

  @Test
  void theKeysOfAUsKeyboardAreKnownByTheNumbersOfTheKernel() {
    // linux/input-event-codes.h: KEY_1 is 2, KEY_Q 16, KEY_BACKSLASH 43, KEY_M 50, KEY_SLASH 53.
    play(typist().strike(2).strike(16).strike(43).strike(50).strike(53).enter());
    play(typist().press(54).strike(2).strike(16).strike(43).strike(50).strike(53).release(54));
    play(typist().enter());
    assertEquals(List.of("1q\\m/", "!Q|M?"), texts);
  }

  @Test
  void aCardWithoutMarksIsRead() {
    String card = "001093000017|NGUYEN VAN MAU|1987-01-18|0|162979388586171100|<1<";
    play(typist().type(card).enter());
    assertEquals(List.of(card), texts);
  }

  @Test
  void everythingThatTheKeyboardHasIsRead() {
    String all = "`1234567890-=[]\\;',./~!@#$%^&*()_+{}|:\"<>? azAZ";
    play(typist().type(all).enter());
    assertEquals(List.of(all), texts);
  }

  @Test
  void aCapsLockTurnsLettersOverAndNothingElse() {
    play(typist().strike(UsLayout.CAPS_LOCK).type("aB1!").strike(UsLayout.CAPS_LOCK).type("aB"));
    play(typist().enter());
    assertEquals(List.of("Ab1!aB"), texts);
  }

  @Test
  void bothEntersEndATextAndAnEmptyOneIsNone() {
    play(typist().type("one").strike(UsLayout.KEYPAD_ENTER).enter().enter().type("two").enter());
    assertEquals(List.of("one", "two"), texts);
  }

  @Test
  void altAndADecimalNumberIsALetter() {
    play(typist().type("Nguy").alt("7877").type("n").alt("32").type("V").alt("259").enter());
    assertEquals(List.of("Nguyễn Vă"), texts);
  }

  @Test
  void altAndTheBytesOfUtf8AreLatin1FromWhichTheCardReaderFindsBack() {
    Typist typist = typist();
    for (byte octet : "ễ".getBytes(StandardCharsets.UTF_8)) {
      typist.alt("0" + (octet & 0xff));
    }
    play(typist.enter());
    byte[] octets = texts.getFirst().getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("ễ", new String(octets, StandardCharsets.UTF_8));
  }

  @Test
  void digitsOfOneReportThatAreHeldTogetherAreANumberToo() {
    // Seen from a real scanner: Alt, 0, 8 and 3 in one report are an S.
    play(typist().press(UsLayout.LEFT_ALT, 82, 72, 81).release(82, 72, 81, UsLayout.LEFT_ALT));
    play(typist().alt("013"));
    assertEquals(List.of("S"), texts);
  }

  @Test
  void altAndPlusAndAHexadecimalNumberIsALetter() {
    play(typist().press(UsLayout.RIGHT_ALT).strike(UsLayout.KEYPAD_PLUS).type("1ec5"));
    play(typist().release(UsLayout.RIGHT_ALT).type("x").enter());
    assertEquals(List.of("ễx"), texts);
  }

  @Test
  void ctrlShiftUAndAHexadecimalNumberIsALetter() {
    play(typist().type("Nguy").unicode('ễ').type("n").unicodeHeld('Ă').type("n a").enter());
    assertEquals(List.of("NguyễnĂn a"), texts);
  }

  @Test
  void anEnterBehindAHexadecimalNumberEndsTheNumberAndNotTheText() {
    play(typist().press(29, 42).strike(22).release(42, 29).type("1ec5").enter().type("n").enter());
    assertEquals(List.of("ễn"), texts);
  }

  @Test
  void aNumberThatIsNoLetterIsLeftOut() {
    play(typist().type("a").alt("29").alt("55296").alt("99999999").alt("").type("b").enter());
    play(typist().type("a").unicode(0xd800).unicode(0x7fffffff).type("b").enter());
    assertEquals(List.of("ab", "ab"), texts);
  }

  @Test
  void otherKeysAreNoLetters() {
    // Escape, backspace, F1, an arrow, a media key, a key with Ctrl.
    play(typist().type("a").strike(1).strike(14).strike(59).strike(105).strike(164));
    play(typist().press(29).strike(27).release(29).type("b").enter());
    assertEquals(List.of("ab"), texts);
  }

  @Test
  void aKeyThatRepeatsIsPressedOnce() {
    play(typist().press(2).event(KeyEvent.KEY, 2, 2).event(KeyEvent.KEY, 2, 2).release(2).enter());
    assertEquals(List.of("1"), texts);
  }

  @Test
  void aPauseEndsTheTextOfAScannerWithoutEnter() {
    play(typist().type("024088000001"));
    assertTrue(keys.pending());
    keys.pause();
    assertFalse(keys.pending());
    assertEquals(List.of("024088000001"), texts);
  }

  @Test
  void whatIsLearntOfAScannerIsHowLongItsPauseHasToBe() {
    assertEquals(Ending.UNKNOWN, keys.ending());
    play(typist().type("one"));
    keys.pause();
    assertEquals(Ending.PAUSE, keys.ending());
    play(typist().type("two").enter());
    assertEquals(Ending.ENTER, keys.ending());
    assertTrue(Ending.PAUSE.patience() < Ending.UNKNOWN.patience());
    assertTrue(Ending.UNKNOWN.patience() < Ending.ENTER.patience());
  }

  @Test
  void aPauseTearsTheTextOfAScannerThatSendsEnter() {
    play(typist().type("one").enter().type("02408"));
    keys.pause();
    play(typist().type("024088000001").enter());
    assertEquals(List.of("one", TORN, "024088000001"), texts);
  }

  @Test
  void aScannerThatIsBelievedToSendEnterAndDoesNotIsNotReadOnceAndThenAfterPauses() {
    Keys reopened = keys(Ending.ENTER);
    for (int time = 0; time < 3; time++) {
      typist().type("024088000001").events().forEach(event -> reopened.event(event, 1));
      reopened.pause();
    }
    assertEquals(List.of(TORN, "024088000001", "024088000001"), texts);
    assertEquals(Ending.PAUSE, reopened.ending());
  }

  @Test
  void aScannerThatIsBelievedToSendEnterMayBeginWithASuffixOfAnotherKey() {
    Keys reopened = keys(Ending.ENTER);
    typist().strike(15).events().forEach(event -> reopened.event(event, 1));
    reopened.pause();
    assertEquals(List.of(), texts, "a tab behind an Enter that was heard before");
    assertEquals(Ending.ENTER, reopened.ending());
  }

  @Test
  void keysThatAreNoLettersAreToldAsTorn() {
    // Escape, F1 and an arrow; a number that is no letter; a key with no meaning on this layout.
    play(typist().strike(1).strike(59).strike(105).enter());
    play(typist().alt("29").enter());
    play(typist().strike(0x1ff).enter());
    assertEquals(List.of(TORN, TORN, TORN), texts);
  }

  @Test
  void aSecondLineEndIsNoScan() {
    play(typist().type("one").enter().enter().alt("013").alt("010"));
    play(typist().press(29).strike(36).release(29));
    assertEquals(List.of("one"), texts);
  }

  @Test
  void aScannerThatIsUnpluggedInTheMiddleOfAScanHasTornIt() {
    keys.gone();
    assertEquals(List.of(), texts);
    play(typist().type("0240"));
    keys.gone();
    assertEquals(List.of(TORN), texts);
  }

  @Test
  void manyLossesInOneScanAreOne() {
    play(typist().type("024").event(KeyEvent.SYN, KeyEvent.DROPPED, 0).type("088"));
    play(typist().event(KeyEvent.SYN, KeyEvent.DROPPED, 0).type("0001").enter());
    assertEquals(List.of(TORN), texts);
  }

  @Test
  void aLossOfWhichNothingIsLeftIsTornAfterAPause() {
    play(typist().event(KeyEvent.SYN, KeyEvent.DROPPED, 0));
    assertTrue(keys.pending());
    keys.pause();
    assertEquals(List.of(TORN), texts);
    assertEquals(List.of(7L), times);
  }

  @Test
  void aCapsLockOfWhichOneHalfIsLostIsUpForTheNextScan() {
    play(typist().strike(UsLayout.CAPS_LOCK).type("a").event(KeyEvent.SYN, KeyEvent.DROPPED, 0));
    play(typist().enter().type("aB").enter());
    assertEquals(List.of(TORN, "aB"), texts);
  }

  @Test
  void aScanOfWhichKeysAreLostIsNoCardAndToldAsTorn() {
    play(typist().type("0240").press(UsLayout.LEFT_SHIFT));
    play(typist().event(KeyEvent.SYN, KeyEvent.DROPPED, 0).type("8800").enter());
    play(typist().type("024a").enter());
    assertEquals(List.of(TORN, "024a"), texts, "and the shift that was lost with it is up again");
  }

  @Test
  void aTextThatIsLongerThanAnyCodeIsToldAsTorn() {
    play(typist().type("x".repeat(Keys.LONGEST_TEXT)).enter());
    play(typist().type("x".repeat(Keys.LONGEST_TEXT + 1)).enter());
    play(typist().type("hai").enter());
    assertEquals(List.of("x".repeat(Keys.LONGEST_TEXT), TORN, "hai"), texts);
  }

  @Test
  void theTimeOfATextIsThatOfItsFirstKey() {
    List<KeyEvent> events = typist().type("one").enter().type("two").enter().events();
    for (int at = 0; at < events.size(); at++) {
      keys.event(events.get(at), at);
    }
    assertEquals(List.of("one", "two"), texts);
    assertEquals(0, times.getFirst());
    assertEquals(2L * 2 * 4, times.getLast(), "each key is four events, and each text four keys");
  }

  @Test
  void nothingThatIsReadStandsInALog() {
    assertFalse(new Keys.Text("Nguyễn Văn Mẫu", 0).toString().contains("Mẫu"));
  }
}
