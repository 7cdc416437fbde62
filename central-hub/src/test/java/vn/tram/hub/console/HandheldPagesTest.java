package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.Town;

/** The pages on a telephone, and in a browser that runs no scripts. */
@Timeout(120)
class HandheldPagesTest {
  private static final Instant NOW = Instant.now();
  private static final Pattern TABLE =
      Pattern.compile("<table class=\"table([^\"]*)\".*?</table>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(?=\\s*[^<\\s])");

  private static TestConsole console;

  @BeforeAll
  static void start() {
    Town town = new Town(NOW).people(3);
    town.park("cho-long-hoa-1");
    console = new TestConsole(town, new TestClock(NOW), 0);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void everyCellSaysWhatItIsWhereTheHeadOfItsTableIsNotShown() {
    Browser browser = Browser.signedIn(console);
    int cells = 0;
    for (String page : List.of("/nodes", "/nodes/table", "/batches", "/audit")) {
      for (MatchResult table : TABLE.matcher(browser.get(page).body()).results().toList()) {
        assertTrue(table.group(1).contains("stack"), page);
        for (MatchResult cell : CELL.matcher(table.group()).results().toList()) {
          assertTrue(cell.group().contains("data-label="), page + " " + cell.group());
          cells++;
        }
      }
    }
    assertTrue(cells > 20, "only " + cells);
  }

  @Test
  void aPageThatNeedsAScriptSaysSoAndNoOtherDoes() {
    Browser browser = Browser.signedIn(console);
    assertTrue(browser.get("/carry").body().contains("<noscript><p class=\"notice"), "by hand");
    assertTrue(browser.get("/").body().contains("nạp tệp bằng tay cũng vậy"), "the overview");
    for (String page : List.of("/nodes", "/people", "/trace", "/batches", "/password")) {
      assertFalse(browser.get(page).body().contains("JavaScript"), page);
    }
  }

  /** Else the form does nothing, and says nothing. */
  @Test
  void everyFieldOfEveryFormHasAName() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("src", "main", "jte"))) {
      for (Path template : templates.toList()) {
        Stream<String> nameless =
            Pattern.compile("<(?:input|select)\\b[^>]*>")
                .matcher(Files.readString(template))
                .results()
                .map(MatchResult::group)
                .filter(field -> !field.contains(" name=") && !field.contains("carry-files"));
        assertEquals(List.of(), nameless.toList(), template.toString());
      }
    }
  }
}
