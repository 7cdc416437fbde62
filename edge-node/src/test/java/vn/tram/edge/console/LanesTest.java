package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tram.edge.console.Visitor.reads;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.edge.gate.Way;
import vn.tram.hardware.box.Tone;

/** A guard at a gate with a lane for each direction lets people in by one and out by the other. */
class LanesTest {
  private static final String WHO = "kind=PHONE&number=0912345678&name=A+B";

  @TempDir private Path folder;
  private Stand stand;
  private Visitor visitor;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder, Way.IN, Way.OUT, Way.TOGGLE);
    visitor = new Visitor(stand.console);
  }

  @AfterEach
  void close() {
    visitor.close();
    stand.close();
  }

  private Tone shown(int lane) {
    return stand.panes.pane(OptionalInt.of(lane)).screen().tone();
  }

  private void aMinutePasses() {
    stand.bootMillis.addAndGet(60_000);
  }

  @Test
  void eachLaneIsOfferedInWordsAndTheFirstOneComesFirst() throws Exception {
    HttpResponse<String> page = visitor.get("/");
    reads("<option value=\"1\">Làn 1 · vào</option>", page);
    reads("<option value=\"2\">Làn 2 · ra</option>", page);
    reads("<option value=\"3\">Làn 3 · vào và ra</option>", page);
    reads("<option value=\"2\">Lane 2 · out</option>", visitor.get("/?lang=en"));
  }

  @Test
  void whoIsTypedInComesInAndIsTypedOutInTheOtherLane() throws Exception {
    assertEquals(303, visitor.form("/type", WHO).statusCode());
    assertEquals(Tone.IN, shown(0));
    assertEquals(Tone.READY, shown(1));
    aMinutePasses();
    assertEquals(303, visitor.form("/type", WHO + "&lane=2").statusCode());
    assertEquals(Tone.OUT, shown(1));
    assertEquals(1, stand.log.book().out());
    assertEquals(0, stand.log.book().inside());
  }

  @Test
  void aPictureIsScannedInTheChosenLane() throws Exception {
    assertEquals(303, visitor.file("/scan", Stand.picture(Stand.CARD)).statusCode());
    aMinutePasses();
    assertEquals(303, visitor.file("/scan?lane=2", Stand.picture(Stand.CARD)).statusCode());
    assertEquals(1, stand.log.book().in());
    assertEquals(1, stand.log.book().out());
    assertEquals(Tone.OUT, shown(1));
    // Without scripts there is a button for each lane.
    reads("formaction=\"/scan?lane=2\"", visitor.get("/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-1", "two", "", "999", "1000", "+2"})
  void aLaneThatIsNotThereIsRefusedInWords(String lane) throws Exception {
    HttpResponse<String> typed = visitor.form("/type", WHO + "&lane=" + lane);
    assertEquals(400, typed.statusCode());
    reads("Cửa này không có làn đó", typed);
    HttpResponse<String> shown = visitor.file("/scan?lane=" + lane, Stand.picture(Stand.CARD));
    assertEquals(400, shown.statusCode());
    reads("Cửa này không có làn đó", shown);
    assertTrue(stand.log.book().recent().isEmpty());
  }

  @Test
  void whereThereIsOneLaneNobodyIsAskedForIt() throws Exception {
    close();
    stand = Stand.open(Files.createDirectory(folder.resolve("one")), Way.TOGGLE);
    visitor = new Visitor(stand.console);
    String page = visitor.get("/").body();
    assertFalse(page.contains("Làn 1") || page.contains("\"lane\""), page);
    assertEquals(303, visitor.form("/type", WHO).statusCode());
    assertEquals(400, visitor.form("/type", WHO + "&lane=2").statusCode());
  }
}
