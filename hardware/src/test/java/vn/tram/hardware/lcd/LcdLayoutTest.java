package vn.tram.hardware.lcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Screens;
import vn.tram.hardware.glass.Words;

/** What the gate says can be read on a few cells. */
class LcdLayoutTest {

  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void everyWordThatTheGateSaysIsShownUnbrokenAndInOrder(int columns, int rows) {
    for (Screen screen : Screens.all()) {
      var shown = new ArrayList<String>();
      List<LcdPage> pages = LcdLayout.pages(screen, columns, rows);
      List<String> title = Words.of(screen.title());
      for (LcdPage page : pages) {
        List<String> words = Words.of(String.join(" ", page.lines()));
        boolean again = !shown.isEmpty() && startsWith(words, title);
        shown.addAll(again ? words.subList(title.size(), words.size()) : words);
      }
      assertEquals(
          Words.of(screen.title() + " " + screen.detail() + " " + screen.hint()),
          shown,
          screen.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void theFirstPageSaysTheWholeTitle(int columns, int rows) {
    for (Screen screen : Screens.all()) {
      LcdPage first = LcdLayout.pages(screen, columns, rows).getFirst();
      assertTrue(
          startsWith(Words.of(String.join(" ", first.lines())), Words.of(screen.title())),
          () -> screen + " begins with " + first);
    }
  }

  /** Nobody stands before a gate for longer; a page of two rows stays for 1.5 s. */
  @ParameterizedTest
  @CsvSource({"16, 2, 9", "20, 4, 3"})
  void itIsSaidInFewPages(int columns, int rows, int most) {
    for (Screen screen : Screens.all()) {
      List<LcdPage> pages = LcdLayout.pages(screen, columns, rows);
      assertTrue(pages.size() <= most, () -> screen + " takes " + pages);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void theTitlesOfAVietnameseGateAreWrittenWithAllTheirMarks(int columns, int rows) {
    for (Screen screen : Screens.in("vi")) {
      String first = String.join(" ", LcdLayout.pages(screen, columns, rows).getFirst().lines());
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
