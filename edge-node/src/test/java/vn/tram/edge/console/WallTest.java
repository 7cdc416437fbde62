package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/** What the guard is told of the parts on the wall, and what a screen there shows. */
class WallTest {
  private static final Part SCANNER = new Part("in", Part.Kind.SCANNER);
  private static final Part DISPLAY = new Part("man-hinh", Part.Kind.DISPLAY);
  private static final Condition WORKING = new Condition.Working();

  @TempDir private Path folder;
  private Stand stand;
  private Visitor visitor;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder);
    visitor = new Visitor(stand.console);
  }

  @AfterEach
  void close() {
    visitor.close();
    stand.close();
  }

  @Test
  void thePageNamesEachPartAndSaysWhatToDoAboutTheOneThatFails() throws Exception {
    stand.roll.report(SCANNER, WORKING);
    stand.roll.report(DISPLAY, new Condition.Failing(Fault.NO_ANSWER, List.of("0x27")));
    HttpResponse<String> page = visitor.get("/");
    Visitor.reads("Thiết bị", page);
    Visitor.reads("màn hình", page);
    Visitor.reads("Không có gì trả lời tại 0x27", page);
    Visitor.reads("1 thiết bị không chạy", page);
    HttpResponse<String> english = visitor.get("/?lang=en");
    Visitor.reads("1 part does not work", english);
    Visitor.reads("man-hinh: see below", english);
  }

  @Test
  void whatManyPartsHaveInCommonIsSaidOnceAndWhatIsToBeMendedComesFirst() throws Exception {
    stand.roll.report(SCANNER, WORKING);
    for (int lamp = 1; lamp <= 9; lamp++) {
      stand.roll.report(
          new Part("lamp-" + lamp, Part.Kind.LAMP),
          new Condition.Failing(Fault.UNKNOWN_BOARD, List.of("amd64")));
    }
    String page = visitor.get("/?lang=en").body();
    String panel = page.substring(page.indexOf("id=\"panel-parts\""));
    assertEquals(2, panel.split("(?<=amd64)", -1).length, panel);
    for (int lamp = 1; lamp <= 9; lamp++) {
      assertTrue(panel.indexOf("lamp-" + lamp) < panel.indexOf("amd64"), panel);
    }
    assertTrue(panel.indexOf("amd64") < panel.indexOf("<b>in</b>"), panel);
  }

  @Test
  void aBoxWhosePartsWorkHasNothingToSayAboveTheTiles() throws Exception {
    stand.roll.report(SCANNER, WORKING);
    HttpResponse<String> page = visitor.get("/");
    Visitor.reads("Đang chạy", page);
    assertFalse(page.body().contains("không chạy"), page.body());
  }

  @Test
  void aBlindBoxIsSaidToTheGuardAndToWhoeverWatchesFromAfar() throws Exception {
    assertEquals(200, visitor.get("/health/ready").statusCode());
    stand.blind = true;
    stand.roll.report(SCANNER, new Condition.Failing(Fault.LOST, List.of("/dev/ttyACM0")));
    Visitor.reads("Hãy ghi từng khách ở ô Nhập tay", visitor.get("/"));
    assertEquals(503, visitor.get("/health/ready").statusCode());
    assertEquals(200, visitor.get("/health/live").statusCode());
    assertEquals(303, visitor.form("/type", "kind=PHONE&number=0901234567&name=").statusCode());
    assertEquals(1, stand.log.book().inside());
  }

  @Test
  void aScreenShowsItsOwnLaneAndOneWithoutALaneTheNewest() throws Exception {
    stand.panes.show(new Screen(Tone.READY, "Mời quét mã", "Chợ Tân Lập", "Đưa mã vào"));
    stand.panes.show(new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M <Nam>", "Mời vào"), 1);
    Visitor.reads("mood-ready", visitor.get("/kiosk?lane=1"));
    HttpResponse<String> second = visitor.get("/kiosk?lane=2");
    Visitor.reads("mood-in", second);
    Visitor.reads("N.V.M &lt;Nam&gt;", second);
    Visitor.reads("data-live=\"/kiosk/live?lane=2\"", second);
    Visitor.reads("mood-in", visitor.get("/kiosk"));
    Visitor.reads("mood-in", visitor.get("/kiosk?lane=nonsense"));
  }

  @Test
  void aScreenSpeaksTheLanguageOfTheBoxWhateverTheGuardHasChosen() throws Exception {
    Visitor.reads("<html lang=\"vi\">", visitor.get("/kiosk?lang=en"));
  }

  @Test
  void aScreenOffersNothingToPressAndSaysThatTheTimeIsNotKnown() throws Exception {
    HttpResponse<String> page = visitor.get("/kiosk");
    for (String control : List.of("<button", "<form", "<input", "<a ")) {
      assertFalse(page.body().contains(control), control);
    }
    Visitor.reads("Chưa biết giờ", page);
  }

  @Test
  void aScreenIsToldWithinABreathWhatItIsToShowAndThatTheGateIsStillThere() throws Exception {
    URI address = stand.console.address().resolve("/kiosk/live?lane=1");
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream body =
            client
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
                .body();
        var lines = new Scanner(body, StandardCharsets.UTF_8)) {
      assertTrue(lines.findWithinHorizon("mood-ready", 0) != null);
      stand.panes.show(new Screen(Tone.REFUSED, "Mã bị từ chối", "", ""), 0);
      assertTrue(lines.findWithinHorizon("mood-bad", 0) != null);
      assertTrue(lines.findWithinHorizon("data:\\{\\}|data: \\{\\}", 0) != null, "no heartbeat");
    }
  }
}
