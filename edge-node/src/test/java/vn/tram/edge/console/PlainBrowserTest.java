package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tram.edge.console.Visitor.reads;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guard whose browser runs no scripts can do all that the page offers. */
class PlainBrowserTest {
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

  /** Under "no-referrer" a browser sends "Origin: null" with our own forms. */
  @Test
  void browsersAreAskedToSayThatAFormIsOurOwn() throws Exception {
    HttpResponse<String> page = visitor.get("/");
    assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
  }

  @Test
  void everythingThatCanBePressedOrChosenBelongsToAForm() throws Exception {
    String page = visitor.get("/").body();
    for (String tag :
        Pattern.compile("<(?:button|input)[^>]*>")
            .matcher(page)
            .results()
            .map(found -> found.group())
            .toList()) {
      boolean needsAScript = tag.contains("type=\"button\"") && !tag.contains("id=\"sound\"");
      boolean isLost = tag.startsWith("<input") && !tag.contains(" name=");
      assertFalse(needsAScript || isLost, tag);
    }
  }

  @Test
  void aTypedVisitorComesInOnceHoweverOftenThePageIsLoadedAnew() throws Exception {
    HttpResponse<String> answer = visitor.form("/type", "kind=PHONE&number=0912345678&name=A+B");
    assertEquals(303, answer.statusCode());
    assertEquals("/", answer.headers().firstValue("Location").orElse(""));
    reads("Nhập tay", visitor.get("/"));
    assertEquals(1, stand.log.book().inside());
  }

  @Test
  void whatWasTypedWronglyIsExplainedOnAPageWithTheWayBack() throws Exception {
    HttpResponse<String> answer = visitor.form("/type", "kind=PHONE&number=&name=A");
    assertEquals(400, answer.statusCode());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"),
        answer::toString);
    reads("Hãy nhập số của khách", answer);
    reads("href=\"/\"", answer);
  }

  @Test
  void aChosenPictureIsScanned() throws Exception {
    assertEquals(303, visitor.file("/scan", Stand.picture(Stand.CARD)).statusCode());
    assertEquals(1, stand.log.book().in());
  }

  @Test
  void theTimeIsSetAndTheAnswerIsAPage() throws Exception {
    HttpResponse<String> answer = visitor.form("/clock", "date=2026-11-21&time=08:15&error=5");
    assertEquals(200, answer.statusCode());
    reads("Đã đặt giờ", answer);
  }

  @Test
  void aStickIsWrittenAndAWrongReceiptIsExplained() throws Exception {
    visitor.file("/scan", Stand.picture(Stand.CARD));
    HttpResponse<String> out = visitor.form("/carry/out", "");
    assertEquals(200, out.statusCode());
    reads("<main", out);
    HttpResponse<String> file = visitor.form("/carry/file", "");
    assertTrue(
        file.headers().firstValue("Content-Disposition").orElse("").endsWith(".batches\""),
        file::toString);
    HttpResponse<String> receipt = visitor.file("/carry/receipt", new byte[] {1, 2, 3});
    reads("<main", receipt);
    assertFalse(receipt.body().contains("Cửa không trả lời được"), receipt::body);
  }
}
