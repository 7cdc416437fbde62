package vn.tram.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.tram.edge.app.GateHome;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.street.Camera;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Photo;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;

/**
 * What a guard and an officer do, in a real browser, with a real hub and a real gate behind it. The
 * steps build on each other like a working day.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  private static final double PATIENCE_MILLIS = 30_000;

  private static WorkFolder folder;
  private static HubProcess hub;
  private static Link link;
  private static GateProcess gate;
  private static Playwright playwright;
  private static Browser browser;
  private static List<HeldCard> citizens;
  private static HubProcess.Login login;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void openTheDay() throws Exception {
    Chromium.assumeThere();
    folder = WorkFolder.make(Path.of("target"), "browser");
    HubFolder hubFolder =
        HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    Installation installation = Installation.ofThisBuild();
    hub =
        HubProcess.start(
            installation, folder.path().resolve("hub"), folder.path().resolve("hub.log"));
    login = hub.login().orElseThrow();
    link = Link.to(hub.broker());
    GateHome home = ProofGate.enrol(hubFolder, folder.path().resolve("gate"), link.port());
    gate = GateProcess.start(installation, home.root(), folder.path().resolve("gate.log"));
    citizens =
        Street.of(7, 60, hubFolder.passKey()).stream()
            .map(Citizen::cards)
            .flatMap(List::stream)
            .filter(card -> card.key().kind() == CardKey.Kind.CITIZEN)
            .limit(2)
            .toList();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright = Chromium.driver();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void closeTheDay() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (gate != null) {
      gate.close();
    }
    if (link != null) {
      link.close();
    }
    if (hub != null) {
      hub.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  @BeforeEach
  void openAPage() {
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void theBrowserHadNothingToComplainAbout() {
    context.close();
    assertEquals(List.of(), complaints);
  }

  @Test
  @Order(1)
  void theGuardScansTwoPicturesAndSeesThemComeInWithoutReloading() {
    page.navigate(gate.console().toString());
    assertEquals("vi", page.locator("html").getAttribute("lang"));
    for (HeldCard card : citizens) {
      scanUntilGreen(card);
    }
    assertThat(page.locator("#panel-counts .count-inside b")).hasText("2");
    assertThat(page.locator("#panel-inside li")).hasCount(2);
    look("gate-vi");
  }

  @Test
  @Order(2)
  void aPictureWithoutACodeGetsASentenceAndCountsNothing() {
    page.navigate(gate.console().toString());
    upload(new Photo(new byte[] {1, 2, 3}, ".png"));
    assertThat(page.locator("#upload-told")).isVisible();
    assertThat(page.locator(".device")).hasAttribute("data-mood", Pattern.compile("warn|bad"));
    assertThat(page.locator("#panel-counts .count-inside b")).hasText("2");
  }

  @Test
  @Order(3)
  void theGuardTypesAVisitorWhoseCardCannotBeRead() {
    page.navigate(gate.console() + "/?lang=en");
    assertEquals("en", page.locator("html").getAttribute("lang"));
    page.locator("#kind").selectOption("PHONE");
    page.locator("#number").fill("0900 000 123");
    page.locator("#name").fill("Trần Thị Thử Nghiệm");
    page.locator("#type button[type=submit]").click();
    assertThat(page.locator("#panel-counts .count-inside b")).hasText("3");
    assertFalse(page.content().contains("Nghiệm"), "the page shows a name");
    look("gate-en");
  }

  @Test
  @Order(3)
  void aScreenOnTheWallShowsTheAnswerForAMomentAndRestsAgain() {
    var soon = new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    page.navigate(gate.console().toString());
    Page screen = context.newPage();
    screen.navigate(gate.console() + "/kiosk");
    assertThat(screen.locator(".mood-ready")).isVisible(soon);
    upload(new Photo(new byte[] {1, 2, 3}, ".png"));
    assertThat(screen.locator(".mood-warn")).isVisible(soon);
    assertThat(screen.locator(".mood-ready")).isVisible(soon);
    assertThat(screen.locator("#lost")).isHidden();
  }

  @Test
  @Order(4)
  void aWrongPasswordGetsASentence() {
    signIn("not the password");
    assertThat(page.locator("[role=alert]")).isVisible();
    look("login-vi");
  }

  @Test
  @Order(5)
  void theOfficerSeesTheCheckInsArriveAndTracesACase() throws Exception {
    signIn(login.password());
    assertThat(page.locator("[data-counter=checkIns]")).hasText("3");
    look("dashboard-vi");
    page.navigate(hub.console() + "/nodes");
    assertThat(page.locator("main")).containsText("Chợ Thử");
    look("nodes-vi");

    page.navigate(hub.console() + "/people");
    ask(citizens.getFirst(), "CA-1");
    page.locator("main form button[type=submit]").first().click();
    assertThat(page.locator("main")).containsText("Chợ Thử");
    assertFalse(page.url().contains(citizens.getFirst().key().number()), "a number in an address");
    look("person-vi");

    page.navigate(hub.console() + "/trace");
    ask(citizens.getFirst(), "CA-2");
    page.locator("main form button[type=submit]").first().click();
    assertThat(page.locator("table.contacts tbody tr")).hasCount(2);
    look("trace-vi");
    Download download = page.waitForDownload(() -> page.locator("a[href$='.csv']").click());
    String csv = Files.readString(download.path(), StandardCharsets.UTF_8);
    assertTrue(csv.startsWith("\uFEFF"), "a spreadsheet needs the byte order mark");
    assertEquals(3, csv.strip().lines().count(), csv);
  }

  @Test
  @Order(6)
  void everyPageIsThereInBothLanguages() {
    signIn(login.password());
    for (String language : List.of("vi", "en")) {
      page.locator("form[action='/language'] button[lang=" + language + "]").click();
      assertThat(page.locator("html")).hasAttribute("lang", language);
      List<String> paths = new ArrayList<>();
      for (Locator section : page.locator("nav.menu a").all()) {
        paths.add(section.getAttribute("href"));
      }
      assertTrue(paths.size() >= 5, paths::toString);
      for (String path : paths) {
        page.navigate(hub.console() + path);
        assertEquals(language, page.locator("html").getAttribute("lang"), path);
        assertThat(page.locator("h1")).not().hasText("");
        look("hub" + path.replace('/', '-') + "-" + language);
      }
    }
  }

  @Test
  @Order(7)
  void theGuardReadsThatTheNetworkIsGoneAndTheGateGoesOn() {
    page.navigate(gate.console() + "/?lang=vi");
    link.cut();
    try {
      Street.of(11, 40, SigningKey.generate().signing()).stream()
          .map(Citizen::cards)
          .flatMap(List::stream)
          .filter(card -> card.key().kind() == CardKey.Kind.CITIZEN)
          .limit(1)
          .forEach(this::scanUntilGreen);
      assertThat(page.locator("#panel-counts .count-inside b")).hasText("4");
      assertThat(page.locator("#panel-tiles")).containsText("Không có kết nối");
      look("gate-offline-vi");
    } finally {
      link.restore();
    }
    assertThat(page.locator("#panel-tiles")).not().containsText("Không có kết nối");
    assertThat(page.locator("#panel-tiles")).containsText("Đã gửi hết");
  }

  @Test
  @Order(8)
  void theGuardAndTheOfficerCarryAFileAndItsReceiptWhereThereIsNoNetwork() throws Exception {
    page.navigate(gate.console() + "/?lang=vi");
    link.cut();
    try {
      Street.of(13, 40, SigningKey.generate().signing()).stream()
          .map(Citizen::cards)
          .flatMap(List::stream)
          .filter(card -> card.key().kind() == CardKey.Kind.CITIZEN)
          .limit(1)
          .forEach(this::scanUntilGreen);
      page.locator("#carry-out").click();
      assertThat(page.locator("#carry-told")).containsText("hãy cắm USB");
      look("gate-carry-vi");
      Download batches = page.waitForDownload(() -> page.locator("#carry-file").click());
      Path file = folder.path().resolve(batches.suggestedFilename());
      batches.saveAs(file);

      signIn(login.password());
      page.navigate(hub.console() + "/carry");
      page.locator("#carry-files").setInputFiles(file);
      assertThat(page.locator("#carry-said")).containsText("Đã ghi thêm 1 lượt");
      assertThat(page.locator("#carry-list tbody tr")).hasCount(1);
      look("hub-carried-vi");
      Download receipts =
          page.waitForDownload(() -> page.locator("#carry-list a[href$='/receipt']").click());
      Path receipt = folder.path().resolve(receipts.suggestedFilename());
      receipts.saveAs(receipt);

      page.navigate(gate.console().toString());
      page.locator("#carry-receipt").setInputFiles(receipt);
      assertThat(page.locator("#carry-told")).containsText("Trung tâm xác nhận thêm 1 lượt");
      look("gate-receipt-vi");
    } finally {
      link.restore();
    }
  }

  @Test
  @Order(9)
  void aGuardWhoseBrowserRunsNoScriptsTypesAVisitorIn() {
    try (BrowserContext plain =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page form = plain.newPage();
      form.navigate(gate.console() + "/?lang=vi");
      String before = form.locator("#panel-counts .count-in b").innerText();
      form.locator("#number").fill("0900 000 456");
      form.locator("#type button[type=submit]").click();
      assertThat(form.locator("#panel-counts .count-in b")).not().hasText(before);
      form.locator("#kind").selectOption("CITIZEN");
      form.locator("#number").fill("12");
      form.locator("#type button[type=submit]").click();
      assertThat(form.locator("#panel-recent li").first()).containsText("không đúng dạng");
      form.locator("#carry-out").click();
      assertThat(form.locator("[role=status]")).containsText("hãy cắm USB");
      form.locator("a[href='/']").click();
      assertThat(form.locator("#type")).isVisible();
    }
  }

  @Test
  @Order(10)
  void noPageIsWiderThanATelephone() {
    signIn(login.password());
    page.setViewportSize(390, 844);
    List<String> paths = new ArrayList<>(List.of("/nodes/boxes"));
    for (Locator section : page.locator("nav.menu a").all()) {
      paths.add(section.getAttribute("href"));
    }
    for (String path : paths) {
      page.navigate(hub.console() + path);
      fitsATelephone(path);
    }
    page.navigate(hub.console() + "/trace");
    ask(citizens.getFirst(), "CA-3");
    page.locator("main form button[type=submit]").first().click();
    page.locator("#timeline").scrollIntoViewIfNeeded();
    assertThat(page.locator("#timeline .tl-possible").first()).isInViewport();
    fitsATelephone("a trace");
    look("trace-telephone-vi");
    page.navigate(gate.console().toString());
    fitsATelephone("the guard's page");
  }

  private void fitsATelephone(String what) {
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertEquals(390, width, what);
  }

  private void signIn(String password) {
    page.navigate(hub.console().toString());
    page.locator("#name").fill(login.user());
    page.locator("#password").fill(password);
    page.locator("form[action='/login'] button[type=submit]").click();
  }

  private void ask(HeldCard card, String caseName) {
    page.locator("#kind").selectOption("CITIZEN");
    page.locator("#number").fill(card.key().number());
    page.locator("#case").fill(caseName);
    page.locator("#reason").fill("Diễn tập truy vết");
  }

  /** As a visitor does: holds the card again when the box could not read it. */
  private void scanUntilGreen(HeldCard card) {
    var random = new SplittableRandom(card.digest().hashCode());
    String before = page.locator("#panel-counts .count-in b").innerText();
    List<String> answers = new ArrayList<>();
    for (int look = 0; look < 8; look++) {
      Photo photo = Camera.look(card, random);
      String answer = page.waitForResponse("**/scan", () -> upload(photo)).text();
      answers.add(answer);
      if (answer.contains("\"mood\":\"ok\"")) {
        assertThat(page.locator(".device")).hasAttribute("data-mood", "in");
        assertThat(page.locator("#panel-counts .count-in b")).not().hasText(before);
        return;
      }
    }
    throw new AssertionError("no picture of a " + card.kind() + " came in: " + answers);
  }

  private void upload(Photo photo) {
    page.locator("#picture")
        .setInputFiles(
            new FilePayload(
                "card" + photo.suffix(),
                photo.suffix().endsWith("png") ? "image/png" : "image/jpeg",
                photo.bytes()));
  }

  private void look(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }
}
