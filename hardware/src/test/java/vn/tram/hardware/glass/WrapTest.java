package vn.tram.hardware.glass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Texts come apart between words only, and nothing of them is lost. */
class WrapTest {

  @Test
  void noWordIsLeftAloneOnTheLastLine() {
    assertEquals(
        List.of("Vui lòng", "báo bảo vệ"), Wrap.lines("Vui lòng báo bảo vệ", 16, Wrap.CELLS));
  }

  @Test
  void aSentenceBeginsALineWhereThatTakesNoMoreLines() {
    assertEquals(
        List.of("Lượt này chưa", "được ghi nhận.", "Vui lòng", "báo bảo vệ"),
        Wrap.lines("Lượt này chưa được ghi nhận. Vui lòng báo bảo vệ", 16, Wrap.CELLS));
  }

  @Test
  void onlyAWordThatIsLongerThanALineIsBroken() {
    assertEquals(List.of("a", "bcde", "f g"), Wrap.lines("a bcdef g", 4, Wrap.CELLS));
  }

  @Property(tries = 500)
  void nothingIsLostAndNoLineIsTooLong(
      @ForAll @StringLength(max = 200) String any, @ForAll @IntRange(min = 1, max = 30) int width) {
    String text = Plain.say(any, letter -> letter >= ' ' && letter <= '~');
    List<String> lines = Wrap.lines(text, width, Wrap.CELLS);
    assertTrue(lines.stream().noneMatch(line -> line.isEmpty() || line.length() > width));
    assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
  }

  @Property(tries = 500)
  void whateverIsSaidTheGlassHasItsLetters(@ForAll String any) {
    String said = Plain.say(any, letter -> letter >= ' ' && letter <= '}' && letter != '\\');
    assertTrue(said.chars().allMatch(letter -> letter >= ' ' && letter <= '}'), said);
  }

  @Test
  void whatTheGlassHasNotIsSaidByItsPlainLetter() {
    assertEquals(
        "Nguyen Thi Duoc - ? 2",
        Plain.say("Nguyễn\tThị  Được – 漢 ²", letter -> letter >= ' ' && letter <= '~'));
  }
}
