package vn.tram.edge.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.box.Scan;

/** A telephone that leaves the reach of the radio in the middle of a page is no news. */
class LostReaderTest {
  private static final Pattern SCRIPT = Pattern.compile("/assets/[^\"]+/chart\\.js");
  private static final String NO_MORE = "\r\n";

  @TempDir private Path folder;
  private final List<LogRecord> log = new CopyOnWriteArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord said) {
          if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            log.add(said);
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
  private final Logger root = Logger.getLogger("");
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder);
    root.addHandler(ear);
  }

  @AfterEach
  void close() {
    root.removeHandler(ear);
    stand.close();
  }

  @Test
  void whoGoesAwayInTheMiddleOfAPageLeavesNothingInTheLog() throws Exception {
    stand.gate.accept(new Scan(Stand.CARD, stand.bootMillis.get(), 0));
    String script = script();
    for (int i = 0; i < 20; i++) {
      for (String path : List.of("/", "/kiosk", "/nowhere", script)) {
        goAway("GET " + path, NO_MORE, 0);
        goAway("GET " + path, NO_MORE, 1);
        goAway("GET " + path, NO_MORE, 300);
      }
      goAway("POST /scan", "Content-Length: 100000\r\n\r\nhalf a pic", 0);
      goAway("POST /carry/file", "Content-Length: 0\r\n\r\n", 1);
    }
    // The server waits for those that it still answers.
    stand.console.close();
    nothingIsInTheLog();
  }

  @Test
  void whoGoesAwayFromALivePageLeavesItsPlaceFreeAndNothingInTheLog() throws Exception {
    for (int i = 0; i < 100; i++) {
      goAway("GET " + (i % 2 == 0 ? "/live" : "/kiosk/live"), NO_MORE, 1 + i);
      if (i % 10 == 9) {
        await()
            .until(
                () -> {
                  stand.console.refresh();
                  return firstLine("/live").endsWith("200");
                });
      }
    }
    stand.console.close();
    nothingIsInTheLog();
  }

  @Test
  void whatBreaksOffByTheGatesOwnFaultIsLoggedWithItsCause() throws Exception {
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.error(Exception.class, (request, response, cause) -> response.send("too late"));
    var fault = new IllegalStateException("the journal ends here");
    new SteadyRules(routing)
        .get(
            "/",
            (request, response) -> {
              OutputStream out = response.outputStream();
              out.write(new byte[100_000]);
              out.flush();
              throw fault;
            });
    WebServer server =
        WebServer.builder().port(0).featuresDiscoverServices(false).routing(routing).build();
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/")).build();
      assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofByteArray()));
    } finally {
      server.stop();
    }
    assertEquals(List.of(fault), log.stream().map(LogRecord::getThrown).toList());
  }

  private void nothingIsInTheLog() {
    assertEquals(List.of(), log.stream().map(LogRecord::getMessage).toList());
  }

  private String script() throws Exception {
    try (var visitor = new Visitor(stand.console)) {
      Matcher script = SCRIPT.matcher(visitor.get("/").body());
      assertTrue(script.find(), "the page names no script");
      return script.group();
    }
  }

  private String firstLine(String path) throws IOException {
    try (Socket socket = call("GET " + path, NO_MORE)) {
      return new String(
          socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    }
  }

  /** Resets the connection when it has read so many octets: what is under way is lost. */
  private void goAway(String call, String rest, int read) throws IOException {
    try (Socket socket = call(call, rest)) {
      socket.getInputStream().readNBytes(read);
    }
  }

  private Socket call(String call, String rest) throws IOException {
    var socket = new Socket();
    // So little that the server has to wait with most of its answer.
    socket.setReceiveBufferSize(1_024);
    socket.connect(new InetSocketAddress("127.0.0.1", stand.console.port()));
    socket.setSoLinger(true, 0);
    String host = "127.0.0.1:" + stand.console.port();
    String text = call + " HTTP/1.1\r\nHost: " + host + "\r\n" + rest;
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
