package vn.tram.hardware.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is played, a scan is read as it was meant. */
class KeysProperties {

  private static final int TRIES = 300;
  private static final String TORN = "torn";

  private static String text(Keys.Played played) {
    return switch (played) {
      case Keys.Text(String text, _) -> text;
      case Keys.Torn _ -> TORN;
    };
  }

  @Provide
  Arbitrary<String> vietnamese() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
        .ofMinLength(1)
        .ofMaxLength(80);
  }

  @Provide
  Arbitrary<List<KeyEvent>> anything() {
    Arbitrary<Integer> codes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 127),
            Arbitraries.of(29, 42, 56, 22, 78, 58),
            Arbitraries.integers().between(0, 0xffff));
    return Combinators.combine(
            Arbitraries.of(0, 1, 1, 1, 4), codes, Arbitraries.integers().between(-1, 3))
        .as(KeyEvent::new)
        .list()
        .ofMaxSize(400);
  }

  @Property(tries = TRIES)
  void anyTextIsReadHoweverItsLettersAreSent(
      @ForAll("vietnamese") String text, @ForAll List<Boolean> ways) {
    Typist typist = new Typist();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean way = !ways.isEmpty() && ways.get(at % ways.size());
      if (letter <= '~' && way) {
        typist.type(String.valueOf(letter));
      } else if (at % 3 == 0) {
        typist.alt(Integer.toString(letter));
      } else if (at % 3 == 1) {
        typist.unicode(letter);
      } else {
        typist.unicodeHeld(letter);
      }
    }
    List<String> texts = new ArrayList<>();
    Keys keys = new Keys(Ending.UNKNOWN, played -> texts.add(text(played)));
    typist.enter().events().forEach(event -> keys.event(event, 1));
    assertEquals(List.of(text), texts);
  }

  @Property(tries = TRIES)
  void afterAnythingAndAPauseTheNextScanIsReadAndNoTextIsTooLong(
      @ForAll("anything") List<KeyEvent> noise) {
    List<String> texts = new ArrayList<>();
    Keys keys = new Keys(Ending.UNKNOWN, played -> texts.add(text(played)));
    noise.forEach(event -> keys.event(event, 1));
    for (int code = 0; code <= 0xffff; code++) {
      keys.event(new KeyEvent(KeyEvent.KEY, code, 0), 1);
    }
    keys.pause();
    texts.clear();
    new Typist().type("024088000001").enter().events().forEach(event -> keys.event(event, 2));
    assertEquals(List.of("024088000001"), texts);
    assertTrue(texts.stream().allMatch(text -> text.length() <= Keys.LONGEST_TEXT));
  }

  /** Wherever the kernel's buffer overflows, and however much is lost there. */
  @Property(tries = TRIES)
  void aScanOfWhichSomethingIsLostIsToldAsTornOnceAndTheNextIsRead(
      @ForAll("vietnamese") String text,
      @ForAll @IntRange(min = 0, max = 999) int from,
      @ForAll @IntRange(min = 1, max = 999) int length) {
    List<KeyEvent> scan = new ArrayList<>(played(text));
    int enter = scan.indexOf(new KeyEvent(KeyEvent.KEY, UsLayout.ENTER, 1));
    int begins = from % scan.size();
    scan.subList(begins, Math.min(scan.size(), begins + length)).clear();
    scan.add(begins, KeyEvent.LOSS);
    List<String> texts = new ArrayList<>();
    Keys keys = new Keys(Ending.ENTER, played -> texts.add(text(played)));
    scan.forEach(event -> keys.event(event, 1));
    if (keys.pending()) {
      keys.pause();
    }
    assertEquals(begins > enter ? List.of(text, TORN) : List.of(TORN), texts);
    texts.clear();
    played("024088000001").forEach(event -> keys.event(event, 2));
    assertEquals(List.of("024088000001"), texts);
  }

  private static List<KeyEvent> played(String text) {
    Typist typist = new Typist();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter <= '~') {
        typist.type(String.valueOf(letter));
      } else if (at % 2 == 0) {
        typist.alt(Integer.toString(letter));
      } else {
        typist.unicode(letter);
      }
    }
    return typist.enter().events();
  }
}
