package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tram.edge.console.Visitor.reads;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever calls the console in a way that it does not serve gets a sentence and leaves no mark. */
class StrangeCallsTest {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
            logged.add(message.getLoggerName() + ": " + message.getMessage());
          }
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };

  @TempDir private Path folder;
  private Stand stand;
  private Visitor visitor;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder);
    visitor = new Visitor(stand.console);
    ROOT.addHandler(ear);
  }

  @AfterEach
  void close() {
    ROOT.removeHandler(ear);
    visitor.close();
    stand.close();
  }

  private HttpResponse<String> call(String method, String path) throws Exception {
    return visitor.send(method, path, "*/*", "text/plain", BodyPublishers.noBody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/carry", "/scan/x", "/assets/x/y", "/%7Bx%7D", "/Type"})
  void anAddressThatIsNotThereIsSaidSoInOneSentence(String path) throws Exception {
    HttpResponse<String> answer = call("GET", path);
    assertEquals(404, answer.statusCode());
    assertTrue(answer.body().startsWith("Cửa không có trang này"), answer::body);
    assertEquals(1, answer.body().lines().count());
    assertEquals(List.of(), logged);
    reads("href=\"/\"", visitor.get(path));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /scan, POST",
    "GET, /scan, POST",
    "GET, /type, POST",
    "PUT, /clock, POST",
    "GET, /carry/out, POST",
    "POST, /, GET",
    "DELETE, /live, GET"
  })
  void anAddressThatIsCalledWronglySaysHowItIsCalled(String method, String path, String right)
      throws Exception {
    HttpResponse<String> answer = call(method, path);
    assertEquals(405, answer.statusCode());
    assertEquals(right, answer.headers().firstValue("Allow").orElse(""));
    assertTrue(answer.body().startsWith("Địa chỉ này của cửa"), answer::body);
    assertEquals(List.of(), logged);
  }

  @Test
  void aFormThatIsNoneIsNoFaultOfTheGates() throws Exception {
    HttpResponse<String> answer =
        visitor.send(
            "POST",
            "/scan",
            Visitor.PAGES,
            "multipart/form-data; boundary=x",
            BodyPublishers.ofString("nothing"));
    assertEquals(400, answer.statusCode());
    reads("Cửa không hiểu yêu cầu này", answer);
    assertEquals(List.of(), logged);
    assertFalse(stand.log.book().in() > 0);
  }
}
