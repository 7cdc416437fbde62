package vn.tram.systemtests.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine. */
final class Chromium {
  private Chromium() {}

  /** The continuous build installs a browser: there, a missing one is a failure. */
  static void assumeThere() {
    assumeTrue(
        System.getenv("CI") != null || Files.isExecutable(path()),
        "There is no Chromium at " + path() + ", so the pages are not opened in a browser.");
  }

  static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser launch(Playwright driver) {
    return driver
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(path())
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }

  private static Path path() {
    String named = System.getenv("CHROMIUM");
    return Path.of(named == null ? "/usr/bin/chromium" : named);
  }
}
