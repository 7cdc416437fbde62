package vn.tram.edge.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.uplink.Status;
import vn.tram.edge.uplink.Trouble;
import vn.tram.hardware.eye.QrEye;

class ConsoleTest {
  private final HttpClient browser = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder);
  }

  @AfterEach
  void close() {
    stand.close();
    browser.shutdownNow();
  }

  private URI at(String path) {
    return stand.console.address().resolve(path);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> type(String form) throws Exception {
    return post(
        "/type",
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        stand.console.address().toString());
  }

  private HttpResponse<String> setTime(String form) throws Exception {
    return post(
        "/clock", BodyPublishers.ofString(form), "Origin", stand.console.address().toString());
  }

  private static void says(String words, HttpResponse<String> response) {
    assertTrue(response.body().contains(words), () -> words + " is not in " + response.body());
  }

  private static void keepsSilentOf(String words, HttpResponse<String> response) {
    assertFalse(response.body().contains(words), () -> words + " is in " + response.body());
  }

  @Test
  void aTechnicianSetsTheTimeOnceAndIsAskedAgainBeforeHeContradictsItself() throws Exception {
    assertEquals(400, setTime("date=2026-11-21&time=25:00&error=1").statusCode());
    assertEquals(400, setTime("date=1970-01-01&time=08:15&error=1").statusCode());
    HttpResponse<String> taken = setTime("date=2026-11-21&time=08:15&error=5");
    assertEquals(200, taken.statusCode());
    says("Đã đặt giờ", taken);
    assertTrue(stand.clock.now().contains(Stand.MORNING));
    says("Giờ ước chừng ±6 phút", get("/"));
    assertEquals(409, setTime("date=2026-11-21&time=09:15&error=5").statusCode());
    assertEquals(200, setTime("date=2026-11-21&time=09:15&error=5&confirm=yes").statusCode());
    assertTrue(stand.clock.now().contains(Stand.MORNING), "both are possible now");
    stand.hear(Stand.MORNING, Duration.ofMillis(50));
    says("Giờ chính xác ±1 giây", get("/"));
    says("Giờ này không khớp", setTime("date=2026-11-21&time=09:15&error=5&confirm=yes"));
    says("Cửa đã biết giờ", setTime("date=2026-11-21&time=08:15&error=5"));
  }

  @Test
  void aTimeThatIsKnownToAnHourOnlyIsShownAsAboutSo() throws Exception {
    stand.box.show(Stand.picture(Stand.CARD));
    says("data-now=\"\"", get("/"));
    says("1 phút sau khi bật máy", get("/"));
    assertEquals(200, setTime("date=2026-11-21&time=08:15&error=60").statusCode());
    says("data-now=\"~" + stand.clock.now().middle().toEpochMilli() + "\"", get("/"));
    says("khoảng 08:15", get("/"));
    stand.hear(Stand.MORNING, Duration.ofMillis(50));
    says("data-now=\"" + Stand.MORNING.toEpochMilli() + "\"", get("/"));
  }

  @Test
  void theCountsSayThatTheyBeganWithTheProgram() throws Exception {
    String counts = get("/").body();
    int since = counts.indexOf("từ khi cửa khởi động:");
    assertTrue(counts.indexOf("đang ở trong</span>") < since, counts);
    assertTrue(since < counts.indexOf("lượt vào</span>"), counts);
  }

  @Test
  void thePageSpeaksVietnameseUnlessAskedOtherwise() throws Exception {
    HttpResponse<String> page = get("/");
    assertEquals(200, page.statusCode());
    says("<html lang=\"vi\">", page);
    says("Chợ Tân Lập", page);
    says("Mời quét thẻ", page);
    HttpResponse<String> english = get("/?lang=en");
    says("<html lang=\"en\">", english);
    says("Please scan a card", english);
    String cookie = english.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.startsWith("lang=en") && cookie.contains("SameSite=Strict"), cookie);
    says("<html lang=\"en\">", get("/", "Cookie", "lang=en"));
    says("<html lang=\"vi\">", get("/?lang=xx"));
  }

  @Test
  void everythingThePageLoadsComesFromTheGate() throws Exception {
    HttpResponse<String> page = get("/");
    List<String> links =
        Pattern.compile("(?:src|href)=\"([^\"?]+)")
            .matcher(page.body())
            .results()
            .map(link -> link.group(1))
            .filter(link -> !link.equals("/"))
            .toList();
    assertTrue(links.size() >= 6, links.toString());
    for (String link : links) {
      assertEquals(200, get(link).statusCode(), link);
    }
    assertFalse(page.body().contains("https://"), page.body());
    String icons =
        links.stream().filter(link -> link.endsWith("icons.css")).findFirst().orElseThrow();
    String font = icons.replace("icons.css", "fonts/bootstrap-icons.woff2");
    assertEquals(200, get(font).statusCode());
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("default-src 'self'"));
  }

  @Test
  void aVisitorIsShownByInitialsSexAndBirthYearOnly() throws Exception {
    stand.hear(Stand.MORNING, Duration.ofMillis(100));
    stand.box.show(Stand.picture(Stand.CARD));
    HttpResponse<String> page = get("/");
    says("N.V.M · Nam · 1988", page);
    says("08:15:30", page);
    for (String secret : List.of("Nguyễn", "Mẫu", "024088000001", "121000000", "29031988")) {
      keepsSilentOf(secret, page);
    }
  }

  @Test
  void anOpenPageHearsOfAScanByItself() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpRequest request = HttpRequest.newBuilder(at("/live")).build();
    browser
        .sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(lines)))
        .exceptionally(gone -> null);
    await().until(() -> lines.contains("event:panels"));
    assertFalse(lines.toString().contains("N.V.M"), lines.toString());
    stand.box.show(Stand.picture(Stand.CARD));
    await().until(() -> lines.toString().contains("N.V.M · Nam · 1988"));
    stand.status = Stand.status(Status.Phase.OFFLINE, Trouble.UNREACHABLE, 60_000, 12, 5);
    stand.console.refresh();
    await().until(() -> lines.toString().contains("Không có kết nối"));
    await().until(() -> lines.toString().contains("7 mục chờ gửi"));
  }

  @Test
  void aGateThatStopsLetsItsPagesGo() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpRequest request = HttpRequest.newBuilder(at("/live")).build();
    var page = browser.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(lines)));
    await().until(() -> lines.contains("event:panels"));
    stand.console.close();
    await().until(page::isDone);
  }

  @Test
  void aVisitorWithoutACardIsTypedIn() throws Exception {
    HttpResponse<String> answer =
        type("kind=PHONE&number=0912+345+678&name=%C4%90inh+Th%E1%BB%8B+Ho%C3%A8");
    assertEquals(200, answer.statusCode());
    says("\"title\":\"Vào\"", answer);
    says("Đ.T.H", answer);
    HttpResponse<String> page = get("/");
    says("Đ.T.H", page);
    says("Nhập tay", page);
    keepsSilentOf("0912", page);
    assertEquals(1, stand.log.book().inside());
  }

  @Test
  void aTypedEntryThatIsNoneIsExplained() throws Exception {
    explains(400, "Hãy nhập số của khách", "kind=PHONE&number=&name=A");
    explains(400, "Hãy chọn một loại số", "kind=PASS&number=1&name=A");
    explains(400, "Hãy chọn một loại số", "number=0912345678");
    explains(400, "quá dài", "kind=PHONE&number=" + "1".repeat(31));
    explains(413, "quá dài", "kind=PHONE&number=" + "1".repeat(5_000));
    explains(200, "Số trên thẻ không đúng dạng", "kind=CITIZEN&number=12&name=A");
    assertEquals(0, stand.log.book().in());
  }

  private void explains(int status, String words, String form) throws Exception {
    HttpResponse<String> answer = type(form);
    assertEquals(status, answer.statusCode(), form);
    says(words, answer);
  }

  @Test
  void aPictureIsScannedLikeAnyOther() throws Exception {
    HttpResponse<String> answer =
        post("/scan?lang=en", BodyPublishers.ofByteArray(Stand.picture(Stand.CARD)));
    assertEquals(200, answer.statusCode());
    says("\"mood\":\"ok\"", answer);
    says("N.V.M · male · 1988", answer);
    assertEquals(1, stand.log.book().in());
  }

  @Test
  void aPictureThatCannotBeReadIsExplained() throws Exception {
    says("Tệp rỗng", post("/scan", BodyPublishers.noBody()));
    says("không phải ảnh PNG", post("/scan", BodyPublishers.ofString("not a picture")));
    says(
        "Chưa biết loại mã này",
        post("/scan", BodyPublishers.ofByteArray(Stand.picture("not a card"))));
    assertEquals(0, stand.log.book().in());
  }

  @Test
  void aPictureOfMoreThanTenMegabytesIsRefusedInWords() throws Exception {
    byte[] large = new byte[QrEye.MOST_BYTES + 1];
    HttpResponse<String> answer = post("/scan", BodyPublishers.ofByteArray(large));
    assertEquals(413, answer.statusCode());
    says("10 MB", answer);
    says("\"mood\":\"ok\"", post("/scan", BodyPublishers.ofByteArray(Stand.picture(Stand.CARD))));
  }

  @Test
  void aPageOfSomebodyElseCannotPost() throws Exception {
    for (String path : List.of("/scan", "/type")) {
      HttpResponse<String> answer =
          post(
              path,
              BodyPublishers.ofByteArray(Stand.picture(Stand.CARD)),
              "Origin",
              "http://evil.example");
      assertEquals(403, answer.statusCode());
      says("đến từ một trang khác", answer);
    }
    assertEquals(0, stand.log.book().recent().size());
  }

  @Test
  void aForeignNameThatPointsAtTheGateIsRefusedEverywhere() throws IOException {
    for (String path : List.of("/", "/live", "/metrics", "/health/ready")) {
      assertEquals("HTTP/1.1 200", firstWords(path, "tram-cho.local"), path);
      assertEquals("HTTP/1.1 403", firstWords(path, "evil.example"), path);
    }
  }

  private String firstWords(String path, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", stand.console.port())) {
      String call = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    ConsoleException taken =
        assertThrows(
            ConsoleException.class,
            () ->
                Console.start(
                    stand.station,
                    new ConsoleSettings(
                        "127.0.0.1", stand.console.port(), Texts.VIETNAMESE, Set.of())));
    assertTrue(taken.getMessage().contains("127.0.0.1:" + stand.console.port()), taken::toString);
  }

  @Test
  void afterARestartOnlyTheNumberOfThoseInsideIsKnownAndThePageSaysSo() throws Exception {
    stand.box.show(Stand.picture(Stand.CARD));
    stand.close();
    stand = Stand.open(folder);
    HttpResponse<String> page = get("/");
    says("Có 1 người vào trước khi cửa khởi động lại", page);
    keepsSilentOf("N.V.M", page);
  }
}
