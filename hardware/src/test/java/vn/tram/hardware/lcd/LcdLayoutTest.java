package vn.tram.hardware.lcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.glass.Screens;
import vn.tram.hardware.glass.Words;

/** What the gate says can be read on a few cells. */
class LcdLayoutTest {

  @Test
  void everyWordThatTheGateSaysIsShownUnbrokenAndInOrder() {
    for (Screen screen : Screens.all()) {
      assertEquals(
          Words.of(screen.title() + " " + screen.detail() + " " + screen.hint()),
          shown(LcdLayout.pages(screen, 20, 4), Words.of(screen.title())),
          screen.toString());
    }
  }

  @Test
  void onTwoRowsTheFirstPageSaysTheAnswerAndWhatToDoAndTheOthersWhy() {
    for (Screen screen : Screens.all()) {
      List<LcdPage> pages = LcdLayout.pages(screen, 16, 2);
      String word = screen.brief().word();
      String next = screen.brief().next();
      assertEquals(word, pages.getFirst().lines().getFirst().strip(), "with all its marks");
      if (!next.isEmpty()) {
        assertEquals(next, pages.getFirst().lines().getLast().strip(), "with all its marks");
      }
      assertEquals(
          Words.of(word + " " + next + " " + screen.detail()),
          shown(pages, Words.of(word)),
          screen.toString());
    }
  }

  /** All words, without those of a title that stays from page to page. */
  private static List<String> shown(List<LcdPage> pages, List<String> title) {
    var shown = new ArrayList<String>();
    for (LcdPage page : pages) {
      List<String> words = Words.of(String.join(" ", page.lines()));
      boolean again = !shown.isEmpty() && startsWith(words, title);
      shown.addAll(again ? words.subList(title.size(), words.size()) : words);
    }
    return shown;
  }

  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void aScreenWithoutBriefWordsSaysTheLongOnes(int columns, int rows) {
    for (Screen each : Screens.all()) {
      var screen = new Screen(each.tone(), each.title(), each.detail(), each.hint());
      List<LcdPage> pages = LcdLayout.pages(screen, columns, rows);
      List<String> title = Words.of(screen.title());
      assertTrue(startsWith(Words.of(String.join(" ", pages.getFirst().lines())), title));
      assertEquals(
          Words.of(screen.title() + " " + screen.detail() + " " + screen.hint()),
          shown(pages, title),
          screen.toString());
    }
  }

  @Test
  void briefWordsThatAreNotBriefAreNotUsed() {
    var screen =
        new Screen(
            Tone.REFUSED, "Mã bị từ chối", "", "", new Screen.Brief("Mã này đã bị từ chối", ""));
    assertTrue(
        LcdLayout.pages(screen, 16, 2).getFirst().lines().getFirst().contains("Mã bị từ chối"));
  }

  /** An answer stays for 6 s; what stands there while nobody comes may take longer. */
  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void anAnswerIsSaidBeforeItGoes(int columns, int rows) {
    var glass = new LcdGlass(new LcdSettings(1, 0x27, columns, rows), _ -> {});
    for (Screen screen : Screens.all()) {
      List<LcdPage> pages = LcdLayout.pages(screen, columns, rows);
      Duration said = glass.reading().multipliedBy(pages.size());
      Duration most = Duration.ofSeconds(screen.tone() == Tone.READY ? 9 : 6);
      assertTrue(said.compareTo(most) <= 0, () -> screen + " takes " + pages);
    }
  }

  @Test
  void theTitlesOfAVietnameseGateAreWrittenWithAllTheirMarks() {
    for (Screen screen : Screens.in("vi")) {
      String first = String.join(" ", LcdLayout.pages(screen, 20, 4).getFirst().lines());
      assertTrue(
          first.strip().replaceAll(" +", " ").startsWith(screen.title()),
          () -> screen + " begins with " + first);
    }
  }

  @Test
  void whatDoesNotFitIntoEightLettersLosesItsToneFirst() {
    String line = "dược mấy bờ cởi vẫn đỗ kể sự à é";
    String said = LcdLetters.choose(List.of(line), 0).getFirst();
    assertEquals(8, said.chars().filter(letter -> !LcdLetters.rom(letter)).distinct().count());
    assertEquals(Words.of(line), Words.of(said));
    assertTrue(said.startsWith("dươc"), said);
  }

  @Test
  void noTwoLettersLookTheSame() {
    Set<List<Byte>> looks = new HashSet<>();
    LcdDots.VIETNAMESE
        .chars()
        .forEach(
            letter -> {
              var look = new ArrayList<Byte>();
              for (byte row : LcdDots.of(letter)) {
                look.add(row);
              }
              assertTrue(looks.add(look), () -> "as another: " + (char) letter);
            });
    assertEquals(134, looks.size());
  }

  private static boolean startsWith(List<String> words, List<String> start) {
    return words.size() >= start.size() && words.subList(0, start.size()).equals(start);
  }
}
