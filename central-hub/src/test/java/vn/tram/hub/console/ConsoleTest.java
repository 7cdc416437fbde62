package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.account.Sessions;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.Town;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** The pages, served by a real server from a real database. */
@Timeout(120)
class ConsoleTest {
  private static final Instant NOW = Instant.now();
  private static final Pattern CARD_NUMBER =
      Pattern.compile("(?<![0-9a-f-])\\d{9,15}(?![0-9a-f-])");
  private static final List<String> PAGES =
      List.of(
          "/",
          "/nodes",
          "/nodes/table",
          "/nodes/boxes",
          "/people",
          "/trace",
          "/batches",
          "/audit",
          "/password");

  private static final TestClock CLOCK = new TestClock(NOW);
  private static TestConsole console;

  @BeforeAll
  static void start() {
    Town town = new Town(NOW).people(12);
    town.park("cho-long-hoa-1");
    town.merge.refuse(
        "tram/1/<script>alert(1)</script>/batch", 9, new WireException(Reason.CUT_SHORT, "short"));
    town.passing("truong-nguyen-trai", Town.card(1), NOW);
    town.twin("truong-nguyen-trai");
    console = new TestConsole(town, CLOCK, 0);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static Map<String, String> ask(String number) {
    return Map.of(
        "kind", "CITIZEN", "number", number, "case", "BN-1", "reason", "điều tra dịch tễ");
  }

  @Test
  void aStrangerSeesNothingButTheLogIn() {
    Browser stranger = new Browser(console.address);
    for (String page : PAGES) {
      HttpResponse<String> answer = stranger.get(page);
      assertEquals(303, answer.statusCode(), page);
      assertEquals("/login", answer.headers().firstValue("location").orElse(""), page);
    }
    assertEquals(303, stranger.get("/live").statusCode());
    assertEquals(200, stranger.get("/login").statusCode());
  }

  /** Raw, because a polite client tidies an address up before it sends it. */
  @Test
  void noSpellingOfAnAddressLeadsAroundTheDoorman() throws IOException {
    for (String path :
        List.of(
            "/assets/../nodes",
            "/assets/%2e%2e/nodes",
            "/assets/..%2fnodes",
            "//nodes",
            "/nodes/",
            "/nodes;a=b",
            "/%6eodes",
            "/login/../nodes",
            "/health/../api/v1/nodes",
            "/api/v1/session/../nodes",
            "/metrics/%2e%2e/audit")) {
      try (var socket = new Socket(console.address.getHost(), console.address.getPort())) {
        socket.setSoTimeout(20_000);
        socket
            .getOutputStream()
            .write(
                ("GET " + path + " HTTP/1.1\r\nHost: tram\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        var answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = answer.readLine();
        assertTrue(status.matches("HTTP/1.1 (303|401|404) .*"), path + " -> " + status);
      }
    }
  }

  @Test
  void aWrongPasswordIsAnsweredWithOneSentenceAndNoSession() {
    Browser browser = new Browser(console.address);
    browser.get("/login");
    HttpResponse<String> answer =
        browser.post("/login", Map.of("name", console.login.user(), "password", "falsch"));
    assertEquals(401, answer.statusCode());
    assertTrue(answer.body().contains("Tên đăng nhập hoặc mật khẩu không đúng"), answer.body());
    HttpResponse<String> unknown =
        browser.post("/login", Map.of("name", "ai-do", "password", "falsch"));
    assertEquals(
        answer.body().replace("value=\"admin\"", ""),
        unknown.body().replace("value=\"ai-do\"", ""),
        "an unknown name looks like a wrong password");
    assertEquals(303, browser.get("/").statusCode());
  }

  @Test
  void theSessionCookieIsOutOfReachForScriptsAndOtherSites() {
    Browser browser = new Browser(console.address);
    browser.get("/login");
    HttpCookie before = browser.cookies().getCookieStore().getCookies().getFirst();
    HttpResponse<String> answer =
        browser.post(
            "/login", Map.of("name", console.login.user(), "password", console.login.password()));
    String cookie = answer.headers().firstValue("set-cookie").orElse("");
    assertAll(
        () -> assertTrue(cookie.contains("HttpOnly"), cookie),
        () -> assertTrue(cookie.contains("SameSite=Strict"), cookie),
        () -> assertTrue(cookie.contains("Path=/"), cookie),
        () -> assertFalse(cookie.contains(before.getValue()), "the token is a fresh one"));
  }

  @Test
  void nothingIsChangedWithoutTheProofOfOurOwnPage() {
    Browser browser = Browser.signedIn(console);
    String right = browser.proof();
    Map<String, String> wish = ask(Town.CASE);
    Map<String, String> foreign = Map.of("Origin", "https://example.org");
    assertAll(
        () -> assertEquals(403, browser.post("/people", wish, "", Map.of()).statusCode()),
        () -> assertEquals(403, browser.post("/people", wish, "x", Map.of()).statusCode()),
        () -> assertEquals(403, browser.post("/people", wish, right, foreign).statusCode()),
        () -> assertEquals(403, browser.post("/logout", Map.of(), "", Map.of()).statusCode()),
        () -> assertEquals(403, browser.post("/language", Map.of(), "", Map.of()).statusCode()),
        () -> assertEquals(200, browser.get("/").statusCode(), "still signed in"),
        () -> assertEquals(303, browser.post("/people", wish, right, Map.of()).statusCode()));
    Browser stranger = new Browser(console.address);
    stranger.get("/login");
    Map<String, String> login =
        Map.of("name", console.login.user(), "password", console.login.password());
    assertEquals(403, stranger.post("/login", login, right, Map.of()).statusCode());
  }

  @Test
  void signingOutEndsTheSessionEverywhere() {
    Browser browser = Browser.signedIn(console);
    HttpCookie cookie =
        browser.cookies().getCookieStore().getCookies().stream()
            .filter(held -> held.getName().equals("tram-session"))
            .findFirst()
            .orElseThrow();
    assertEquals(303, browser.post("/logout", Map.of()).statusCode());
    Browser thief = new Browser(console.address);
    thief.cookies().getCookieStore().add(console.address, cookie);
    assertEquals(303, thief.get("/").statusCode());
  }

  @Test
  void anIdleSessionIsOver() {
    Browser browser = Browser.signedIn(console);
    assertEquals(200, browser.get("/").statusCode());
    CLOCK.pass(Sessions.IDLE);
    assertEquals(303, browser.get("/").statusCode());
    assertEquals(401, browser.post("/people", ask(Town.CASE)).statusCode());
  }

  @Test
  void everyAnswerCarriesTheHeadersThatKeepBrowsersCareful() {
    Browser browser = Browser.signedIn(console);
    for (String path : List.of("/", "/login", "/nirgendwo", "/api/v1/nodes", "/api/v1/nirgendwo")) {
      HttpResponse<String> answer = browser.get(path);
      Map<String, List<String>> headers = answer.headers().map();
      String policy = headers.get("content-security-policy").getFirst();
      assertAll(
          path,
          () -> assertTrue(policy.contains("script-src 'self';"), policy),
          () -> assertTrue(policy.contains("frame-ancestors 'none'"), policy),
          () -> assertFalse(policy.contains("unsafe"), policy),
          () -> assertEquals(List.of("nosniff"), headers.get("x-content-type-options")),
          () -> assertEquals(List.of("same-origin"), headers.get("referrer-policy")),
          () -> assertEquals(List.of("no-store"), headers.get("cache-control")));
    }
  }

  @Test
  void everyPageSpeaksBothLanguagesAndNeedsNoInlineScript() {
    Browser browser = Browser.signedIn(console);
    for (String language : List.of("en", "vi")) {
      assertEquals(
          303, browser.post("/language", Map.of("language", language, "back", "/")).statusCode());
      for (String page : PAGES) {
        HttpResponse<String> answer = browser.get(page);
        assertEquals(200, answer.statusCode(), page + answer.body());
        assertFalse(answer.body().contains("<script>"), page);
        assertFalse(Pattern.compile("\\s(on[a-z]+|style)=\"").matcher(answer.body()).find(), page);
        if (!page.equals("/nodes/table")) {
          assertTrue(answer.body().contains("<html lang=\"" + language + "\">"), page);
        }
      }
      assertEquals(404, browser.get("/nirgendwo").statusCode());
    }
  }

  @Test
  void theSwitchOfLanguageLeadsToNoOtherSite() {
    Browser browser = Browser.signedIn(console);
    for (String back : List.of("//example.org/", "https://example.org/", "/\\example.org", "")) {
      HttpResponse<String> answer =
          browser.post("/language", Map.of("language", "vi", "back", back));
      assertEquals("/", answer.headers().firstValue("location").orElse(""), back);
    }
  }

  @Test
  void aLookUpShowsThePersonMaskedAndIsOnRecord() {
    Browser browser = Browser.signedIn(console);
    HttpResponse<String> found = browser.post("/people", ask(Town.CASE));
    String path = found.headers().firstValue("location").orElse("");
    HttpResponse<String> page = browser.get(path);
    assertAll(
        () -> assertEquals(303, found.statusCode()),
        () -> assertFalse(path.contains(Town.CASE), path),
        () -> assertEquals(200, page.statusCode()),
        () -> assertTrue(page.body().contains("Nguyễn Văn Mẫu"), page.body()),
        () -> assertTrue(page.body().contains("•••••••••001"), page.body()),
        () -> assertTrue(page.body().contains("Chợ Long Hoa"), page.body()),
        () -> assertFalse(CARD_NUMBER.matcher(page.body()).find(), "a number is not masked"));
    String audit = browser.get("/audit").body();
    assertTrue(audit.contains("BN-1") && audit.contains("điều tra dịch tễ"), audit);
    assertFalse(CARD_NUMBER.matcher(audit).find(), "a number is in the audit log");
  }

  @Test
  void aLookUpThatFindsNobodyOrMakesNoSenseIsAnsweredInOneSentence() {
    Browser browser = Browser.signedIn(console);
    HttpResponse<String> nobody = browser.post("/people", ask("001099000001"));
    assertEquals(404, nobody.statusCode());
    assertTrue(nobody.body().contains("Không tìm thấy người nào"), nobody.body());
    assertFalse(nobody.body().contains("001099000001"), "the page repeats the number");
    HttpResponse<String> broken = browser.post("/people", ask("12x"));
    assertEquals(422, broken.statusCode());
    assertTrue(broken.body().contains("không đúng dạng"), broken.body());
    HttpResponse<String> groundless =
        browser.post(
            "/people", Map.of("kind", "CITIZEN", "number", Town.CASE, "case", "", "reason", ""));
    assertEquals(422, groundless.statusCode());
  }

  @Test
  void aTraceShowsTheTimeLineAndTheContactsAndGivesThemAsAFile() {
    Browser browser = Browser.signedIn(console);
    Map<String, String> window =
        Map.of(
            "from",
            NOW.minus(Duration.ofDays(6)).toString(),
            "to",
            NOW.toString(),
            "kind",
            "SCAN",
            "number",
            Town.card(0),
            "case",
            "BN-2",
            "reason",
            "=điều tra");
    HttpResponse<String> traced = browser.post("/trace", window);
    assertEquals(303, traced.statusCode(), traced.body());
    String path = traced.headers().firstValue("location").orElseThrow();
    HttpResponse<String> page = browser.get(path);
    assertAll(
        () -> assertEquals(200, page.statusCode()),
        () -> assertTrue(page.body().contains("tl-certain"), "certain parts are drawn"),
        () -> assertTrue(page.body().contains("tl-possible"), "possible parts are drawn"),
        () -> assertTrue(page.body().contains("meter-certain"), "contacts are listed"),
        () -> assertFalse(CARD_NUMBER.matcher(page.body()).find(), "a number is not masked"));
    HttpResponse<String> sheet = browser.get(path + "/contacts.csv");
    assertAll(
        () -> assertEquals(200, sheet.statusCode()),
        () -> assertTrue(sheet.body().startsWith("\uFEFFSTT,Họ tên,"), sheet.body()),
        () -> assertTrue(sheet.body().lines().count() > 2),
        () -> assertFalse(CARD_NUMBER.matcher(sheet.body()).find(), "a number is not masked"),
        () ->
            assertTrue(
                sheet
                    .headers()
                    .firstValue("content-disposition")
                    .orElse("")
                    .matches("attachment; filename=\"tram-[0-9-]+\\.csv\"")));
    Matcher contact = Pattern.compile("name=\"person\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(contact.find());
    HttpResponse<String> opened =
        browser.post(path + "/people", Map.of("person", contact.group(1)));
    assertEquals(303, opened.statusCode());
    HttpResponse<String> again =
        browser.post(path + "/people", Map.of("person", "00000000-0000-0000-0000-000000000000"));
    assertEquals(404, again.statusCode(), "only contacts of the trace are opened for its reason");
    String audit = browser.get("/audit").body();
    for (String action : List.of("Truy vết", "Tải danh sách", "Tra cứu")) {
      assertTrue(audit.contains(action), action);
    }
  }

  @Test
  void anInquiryIsTheOfficersOwnAndOpensForADay() {
    Browser browser = Browser.signedIn(console);
    String path =
        browser.post("/people", ask(Town.CASE)).headers().firstValue("location").orElseThrow();
    assertEquals(200, browser.get(path).statusCode());
    console
        .town
        .store
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "with other as (insert into account (name, password_hash, initial, made)"
                        + " values ('other', 'x', false, now()) returning id)"
                        + " update inquiry set account = (select id from other) where id = ?::uuid",
                    path.substring("/inquiries/".length())));
    assertEquals(404, browser.get(path).statusCode());
    String own =
        browser.post("/people", ask(Town.CASE)).headers().firstValue("location").orElseThrow();
    CLOCK.pass(Duration.ofDays(1));
    assertEquals(404, Browser.signedIn(console).get(own).statusCode());
  }

  @Test
  void whatCameOverTheNetworkIsShownAsText() {
    HttpResponse<String> page = Browser.signedIn(console).get("/batches");
    assertFalse(page.body().contains("<script>alert"), page.body());
    assertTrue(page.body().contains("&lt;script"), page.body());
    assertTrue(page.body().contains("Nội dung không hiểu được"), page.body());
  }

  @Test
  void scriptsAndStylesAreKeptForAYearAndZipped() {
    Browser browser = new Browser(console.address);
    Matcher asset =
        Pattern.compile("/assets/[0-9a-f]+/tram\\.css").matcher(browser.get("/login").body());
    assertTrue(asset.find());
    HttpResponse<String> plain = browser.get(asset.group());
    HttpResponse<String> zipped =
        browser.send(browser.request(asset.group()).header("Accept-Encoding", "gzip").build());
    assertAll(
        () -> assertEquals(200, plain.statusCode()),
        () ->
            assertEquals(
                List.of("public, max-age=31536000, immutable"),
                plain.headers().allValues("cache-control")),
        () -> assertEquals(List.of("gzip"), zipped.headers().allValues("content-encoding")),
        () -> assertEquals(404, browser.get("/assets/old/tram.css").statusCode()),
        () -> assertEquals(List.of(), plain.headers().allValues("set-cookie")));
  }

  @Test
  void anEnormousFormIsRefused() {
    HttpResponse<String> answer =
        Browser.signedIn(console).post("/people", ask("1".repeat(100_000)));
    assertEquals(413, answer.statusCode());
  }

  @Test
  void anOpenPageIsToldOfAMerge() throws IOException, InterruptedException {
    Browser browser = Browser.signedIn(console);
    HttpRequest request = browser.request("/live").header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> live =
        browser.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, live.statusCode());
    try (var events =
        new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
      long before = checkIns(events);
      console.town.passing("cho-long-hoa-1", Town.card(3), NOW);
      long after = before;
      while (after == before) {
        after = checkIns(events);
      }
      assertEquals(before + 1, after);
    }
  }

  private static long checkIns(BufferedReader events) throws IOException {
    Pattern count = Pattern.compile("\"checkIns\":(\\d+)");
    while (true) {
      String line = events.readLine();
      Matcher matcher = count.matcher(line);
      if (matcher.find()) {
        return Long.parseLong(matcher.group(1));
      }
    }
  }
}
