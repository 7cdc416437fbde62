package vn.tram.systemtests.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.Label;
import vn.tram.edge.gate.Wording;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;

/** Whatever a gate says on a screen on the wall, it is all there, and large. */
class KioskTest {
  private static final String SITE = "Trường tiểu học Nguyễn Thị Minh Khai, xã Hoà Khánh Bắc";
  private static final Label WHO = new Label("N.T.M.K.A", Sex.FEMALE, 1958);
  private static final double FIRST_LINE = 1 / 13.0;
  private static final double OTHER_WORDS = 1 / 20.0;

  /** Puts a text into the page as its template does, and says what a visitor would see of it. */
  private static final String MEASURE =
      """
      ([title, detail, hint]) => {
        const pane = document.querySelector('.pane');
        const spans = (place, text) => place.replaceChildren(...text.split(/(?<=[.:;,])\\s+/)
          .flatMap(phrase => { const span = document.createElement('span'); span.textContent = phrase; return [span, ' ']; }));
        pane.querySelector('.pane-title').textContent = title;
        spans(pane.querySelector('.pane-detail'), detail);
        spans(pane.querySelector('.pane-hint'), hint);
        const room = pane.getBoundingClientRect();
        const pen = document.createElement('canvas').getContext('2d');
        const of = name => {
          const place = pane.querySelector('.pane-' + name);
          const box = place.getBoundingClientRect();
          const words = document.createRange();
          words.selectNodeContents(place);
          const all = words.getBoundingClientRect();
          const style = getComputedStyle(place);
          pen.font = style.fontWeight + ' ' + style.fontSize + ' ' + style.fontFamily;
          return {
            cut: box.top < room.top || box.bottom > room.bottom || all.left < 0 || all.right > innerWidth,
            capital: pen.measureText('H').actualBoundingBoxAscent / Math.min(innerWidth, innerHeight)
          };
        };
        return {
          cut: pane.scrollHeight > pane.clientHeight || of('title').cut || of('detail').cut || of('hint').cut || of('icon').cut,
          icon: pane.querySelector('.pane-icon').getBoundingClientRect().height / Math.min(innerWidth, innerHeight),
          title: of('title').capital, detail: of('detail').capital, hint: of('hint').capital
        };
      }
      """;

  private static WorkFolder folder;
  private static GateProcess gate;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void openAGate() throws Exception {
    Chromium.assumeThere();
    folder = WorkFolder.make(Path.of("target"), "kiosk");
    HubFolder hub =
        HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    GateHome home = ProofGate.enrol(hub, folder.path().resolve("gate"), 1);
    gate =
        GateProcess.start(
            Installation.ofThisBuild(), home.root(), folder.path().resolve("gate.log"));
    playwright = Chromium.driver();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void closeIt() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (gate != null) {
      gate.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "800, 480",
    "1024, 600",
    "1280, 800",
    "1920, 1080",
    "1024, 768",
    "480, 800",
    "1080, 1920"
  })
  void nothingIsCutOffAndEachLetterIsLargeEnough(int width, int height) {
    Page screen = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
    screen.navigate(
        gate.console() + "/kiosk",
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    screen.evaluate("document.fonts.ready");
    List<String> bad = new ArrayList<>();
    for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
      for (Screen said : everything(new Wording(language))) {
        @SuppressWarnings("unchecked")
        var seen =
            (Map<String, Object>)
                screen.evaluate(MEASURE, List.of(said.title(), said.detail(), said.hint()));
        boolean good =
            seen.get("cut").equals(false)
                && at(seen, "title") >= FIRST_LINE
                && at(seen, "detail") >= OTHER_WORDS
                && at(seen, "hint") >= OTHER_WORDS
                && at(seen, "icon") >= 2 * OTHER_WORDS;
        if (!good) {
          bad.add(said + " " + seen);
        }
      }
    }
    assertEquals(List.of(), bad);
    screen.close();
  }

  private static double at(Map<String, Object> seen, String name) {
    return ((Number) seen.get(name)).doubleValue();
  }

  private static List<Screen> everything(Wording wording) {
    Stream<Decision> decisions =
        Stream.of(
                Stream.<Decision>of(new Decision.In(WHO, 1), new Decision.Out(WHO, 1)),
                each(Direction.values(), last -> new Decision.Already(WHO, last)),
                each(Reading.Reason.values(), Decision.Refused::new),
                each(Reading.Reason.values(), Decision.NotRead::new),
                each(Unreadable.Reason.values(), Decision.NotSeen::new),
                each(JournalException.Reason.values(), Decision.Fault::new))
            .flatMap(Function.identity());
    List<Screen> screens =
        new ArrayList<>(
            List.of(
                wording.full(),
                wording.blind(),
                wording.ready(SITE, new Quality.Unknown()),
                wording.ready(SITE, new Quality.Within(Duration.ofSeconds(1))),
                wording.ready(SITE, new Quality.Within(Duration.ofHours(1)))));
    decisions.map(wording::screen).forEach(screens::add);
    assertTrue(screens.stream().allMatch(said -> !said.title().isBlank()), screens::toString);
    return screens;
  }

  private static <T> Stream<Decision> each(T[] values, Function<T, Decision> decision) {
    return Stream.of(values).map(decision);
  }
}
