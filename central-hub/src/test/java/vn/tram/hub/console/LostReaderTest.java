package vn.tram.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.app.HubMain;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.Town;

/** A reader who goes away in the middle of an answer is no news, as a hub's log is set up. */
@Timeout(60)
class LostReaderTest {
  private static final Pattern SCRIPT = Pattern.compile("/assets/[^\"]+/chart\\.js");
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord said) {
          if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            log.add(said.getLoggerName() + ": " + said.getMessage());
          }
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @Test
  void whoGoesAwayInTheMiddleOfAnAnswerLeavesNothingInTheLog() throws Exception {
    var now = Instant.now();
    try (var console = new TestConsole(new Town(now).people(1), new TestClock(now), 0)) {
      Matcher script = SCRIPT.matcher(Browser.signedIn(console).get("/").body());
      assertTrue(script.find(), "the page names no script");
      setUpLikeAHub();
      Logger.getLogger("").addHandler(ear);
      for (int i = 0; i < 20; i++) {
        for (String path : List.of("/login", "/nowhere", "/api/v1/nodes", script.group())) {
          for (int read : List.of(0, 1, 300)) {
            goAway(console, path, read);
          }
        }
      }
    } finally {
      Logger.getLogger("").removeHandler(ear);
      LogManager.getLogManager().readConfiguration();
    }
    assertEquals(List.of(), log);
  }

  private static void setUpLikeAHub() throws IOException {
    try (InputStream settings = HubMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
  }

  /** Resets the connection when it has read so many octets: what is under way is lost. */
  private static void goAway(TestConsole console, String path, int read) throws IOException {
    try (var socket = new Socket()) {
      // So little that the server has to wait with most of its answer.
      socket.setReceiveBufferSize(1_024);
      socket.connect(new InetSocketAddress(console.address.getHost(), console.address.getPort()));
      socket.setSoLinger(true, 0);
      String text = "GET " + path + " HTTP/1.1\r\nHost: " + console.address.getAuthority();
      socket.getOutputStream().write((text + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readNBytes(read);
    }
  }
}
