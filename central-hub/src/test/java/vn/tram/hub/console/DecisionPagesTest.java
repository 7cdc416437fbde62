package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.Town;
import vn.tram.hub.registry.Registry;

/** What waits for an officer: batches put aside, journals that contradict, boxes in wrong hands. */
@Timeout(120)
class DecisionPagesTest {
  private static final Instant NOW = Instant.now();

  private static TestConsole console;

  @BeforeAll
  static void start() {
    Town town = new Town(NOW).people(12);
    town.park("cho-long-hoa-1");
    town.passing("truong-nguyen-trai", Town.card(1), NOW);
    town.twin("truong-nguyen-trai");
    console = new TestConsole(town, new TestClock(NOW), 0);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void aBoxWhoseRoomForParkedBatchesIsFullIsNamedWithWhatToDo() {
    assertFalse(
        Browser.signedIn(console).get("/batches").body().contains("hết chỗ dành cho trạm này"));
    String waits = " where id = (select min(id) from parked where resolved_at is null)";
    byte[] raw =
        console
            .town
            .store
            .jdbi()
            .withHandle(
                h -> h.createQuery("select raw from parked" + waits).mapTo(byte[].class).one());
    Consumer<byte[]> becomes =
        bytes ->
            console
                .town
                .store
                .jdbi()
                .useHandle(h -> h.execute("update parked set raw = ?" + waits, bytes));
    becomes.accept(new byte[64 << 20]);
    try {
      String page = Browser.signedIn(console).get("/batches").body();
      assertTrue(page.contains("hết chỗ dành cho trạm này"), page);
    } finally {
      becomes.accept(raw);
    }
  }

  @Test
  void aParkedBatchIsTriedAgainOnRequest() {
    Browser browser = Browser.signedIn(console);
    Matcher form =
        Pattern.compile("action=\"(/batches/\\d+/reprocess)\"")
            .matcher(browser.get("/batches").body());
    assertTrue(form.find());
    HttpResponse<String> answer = follow(browser, browser.post(form.group(1), Map.of()));
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("vẫn chưa hiểu được"), answer.body());
    assertEquals(404, browser.post("/batches/999999/reprocess", Map.of()).statusCode());
    assertTrue(browser.get("/audit").body().contains("Xử lý lại gói"));
  }

  @Test
  void theBytesOfAParkedBatchAreShownAndSavedAndEachLookIsOnRecord() {
    Browser browser = Browser.signedIn(console);
    String page = browser.get("/batches").body();
    assertFalse(page.contains("unknown kind"), page);
    Matcher link = Pattern.compile("href=\"(/batches/\\d+)\"").matcher(page);
    assertTrue(link.find());
    String raw = browser.get(link.group(1)).body();
    assertTrue(raw.contains("cho-long-hoa-1"), raw);
    HttpResponse<String> file = browser.get(link.group(1) + "/raw");
    assertEquals("application/octet-stream", file.headers().firstValue("content-type").orElse(""));
    assertTrue(browser.get("/audit").body().contains("Xem nội dung thô"));
    assertEquals(404, browser.get("/batches/999999").statusCode());
  }

  /** What a browser shows after a form: the page that it is sent to. */
  private static HttpResponse<String> follow(Browser browser, HttpResponse<String> answer) {
    assertEquals(303, answer.statusCode(), answer.body());
    return browser.get(answer.headers().firstValue("location").orElseThrow());
  }

  /** The decisions that a page shows. */
  private static String seen(String page) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(page);
    assertTrue(seen.find(), page);
    return seen.group(1);
  }

  @Test
  void aJournalOfATwinIsExplainedAndDecidedWithAReasonThatIsOnRecord() {
    Browser browser = Browser.signedIn(console);
    assertTrue(browser.get("/").body().contains("không khớp với sổ trung tâm"), "the alert");
    Matcher link =
        Pattern.compile("href=\"(/conflicts/\\d+)\"").matcher(browser.get("/nodes").body());
    assertTrue(link.find());
    String path = link.group(1);
    String page = browser.get(path).body();
    assertTrue(page.contains("Hai sổ khác nhau dưới cùng một số"), page);
    assertTrue(page.contains("Trường THCS Nguyễn Trãi"), page);
    assertEquals(422, browser.post(path + "/take-in", Map.of("reason", "x")).statusCode());
    Map<String, String> first = Map.of("reason", "hộp dự phòng của trường", "seen", seen(page));
    String taken = follow(browser, browser.post(path + "/take-in", first)).body();
    assertTrue(taken.contains("Đã nhận vào"), taken);

    // A second officer still looks at the page of before.
    Browser other = Browser.signedIn(console);
    Map<String, String> stale = Map.of("reason", "nhìn trang cũ", "seen", seen(page));
    HttpResponse<String> late = other.post(path + "/keep-out", stale);
    assertEquals(409, late.statusCode());
    assertTrue(late.body().contains("người khác đã quyết định"), late.body());
    assertTrue(late.body().contains("hộp dự phòng của trường"), "who decided, and why");
    assertEquals(seen(taken), seen(late.body()));
    Map<String, String> unseen = Map.of("reason", "không nhìn trang");
    assertEquals(409, other.post(path + "/keep-out", unseen).statusCode());
    assertFalse(browser.get("/audit").body().contains("nhìn trang"), "what was not decided");

    Map<String, String> again = Map.of("reason", "nhầm, là hộp cũ", "seen", seen(taken));
    String out = follow(browser, browser.post(path + "/keep-out", again)).body();
    assertTrue(out.contains("Đã để ngoài"), out);
    assertFalse(browser.get("/").body().contains("không khớp với sổ trung tâm"), "the alert");
    String audit = browser.get("/audit").body();
    assertTrue(audit.contains("nhầm, là hộp cũ"), audit);
    Matcher batch = Pattern.compile("href=\"(/conflicts/\\d+/batches/\\d+)\"").matcher(out);
    assertTrue(batch.find());
    assertTrue(browser.get(batch.group(1)).body().contains("000000  01 "), "the bytes");
    assertEquals(404, browser.get("/conflicts/999999").statusCode());
  }

  @Test
  void aStolenBoxIsPutOutWithAReasonAndLetInAgainAndBothAreOnRecord() {
    TestGate gate = console.home.enrol("cho-mat-cap");
    var registry = new Registry(console.home.folder().resolve("nodes"));
    Browser browser = Browser.signedIn(console);
    assertEquals(
        422,
        browser
            .post("/nodes/boxes/revoke", Map.of("node", "cho-mat-cap", "reason", " "))
            .statusCode());
    assertTrue(registry.find(gate.name()).isPresent());
    browser.post("/nodes/boxes/revoke", Map.of("node", "cho-mat-cap", "reason", "mất ở <bến xe>"));
    assertTrue(registry.find(gate.name()).isEmpty());
    assertTrue(browser.get("/nodes/boxes").body().contains("mất ở &lt;bến xe&gt;"));
    assertTrue(browser.get("/audit").body().contains("Loại trạm"));
    browser.post("/nodes/boxes/readmit", Map.of("node", "cho-mat-cap"));
    assertTrue(registry.find(gate.name()).isPresent());
    assertTrue(browser.get("/audit").body().contains("Cho trạm vào lại"));
    assertEquals(
        404,
        browser.post("/nodes/boxes/revoke", Map.of("node", "nobody", "reason", "x")).statusCode());
  }
}
