package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.Town;

class PasswordPageTest {
  private static final String INITIAL = "mật khẩu ban đầu";

  @Test
  void aChangedPasswordEndsOtherSessionsAndTheWarning() {
    Instant now = Instant.now();
    try (var console = new TestConsole(new Town(now), new TestClock(now), 0)) {
      Browser elsewhere = Browser.signedIn(console);
      Browser browser = Browser.signedIn(console);
      assertTrue(browser.get("/").body().contains(INITIAL));
      Map<String, String> differing =
          Map.of("old", console.login.password(), "fresh", "một câu dài", "again", "câu khác");
      assertEquals(422, browser.post("/password", differing).statusCode());
      Map<String, String> right =
          Map.of("old", console.login.password(), "fresh", "một câu dài", "again", "một câu dài");
      HttpResponse<String> changed = browser.post("/password", right);
      assertEquals(200, changed.statusCode());
      assertTrue(changed.body().contains("Mật khẩu đã được đổi"), changed.body());
      assertFalse(browser.get("/").body().contains(INITIAL));
      assertEquals(303, elsewhere.get("/").statusCode());
    }
  }
}
