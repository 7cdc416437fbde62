package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.uplink.Status;
import vn.tram.edge.uplink.Trouble;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Unreadable;

/** What machines are told that watch a gate. */
class ObservationTest {
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

  @Test
  void machinesCanAskForHealthAndFigures() throws Exception {
    stand.box.show(Stand.picture(Stand.CARD));
    stand.box.show(new byte[0]);
    stand.status = Stand.status(Status.Phase.OFFLINE, Trouble.LOST, 60_000, 9, 2);
    assertEquals(200, visitor.get("/health/live").statusCode());
    assertEquals(200, visitor.get("/health/ready").statusCode());
    HttpResponse<String> metrics = visitor.get("/metrics");
    assertEquals(200, metrics.statusCode());
    for (String figure :
        List.of(
            "tram_answers{answer=\"in\"",
            "tram_answers{answer=\"not_read\"",
            "tram_inside",
            "tram_backlog_entries",
            "tram_online",
            "tram_journal_bytes")) {
      Visitor.reads(figure, metrics);
    }
    assertTrue(
        metrics.body().lines().anyMatch(line -> line.matches("tram_backlog_entries\\S* 7\\.0")),
        metrics.body());
  }

  @Test
  void whoComesBeforeTheConsoleIsUpIsCountedToo() throws Exception {
    stand.console.close();
    stand.gate.accept(new Scan(Stand.CARD, stand.bootMillis.get(), 0));
    stand.gate.accept(new Unreadable(Unreadable.Reason.NO_CODE, stand.bootMillis.get(), 0));
    try (var later =
            Console.start(
                stand.station, new ConsoleSettings("127.0.0.1", 0, Texts.VIETNAMESE, Set.of()));
        var machine = new Visitor(later)) {
      List<String> figures = machine.get("/metrics").body().lines().toList();
      for (String answer : List.of("in", "not_read")) {
        String counted = "tram_answers\\{answer=\"" + answer + "\"\\S* 1\\.0";
        assertTrue(figures.stream().anyMatch(line -> line.matches(counted)), figures::toString);
      }
    }
  }

  @Test
  void aGateWithoutItsJournalIsNotReady() throws Exception {
    stand.journal.close();
    assertEquals(200, visitor.get("/health/live").statusCode());
    assertEquals(503, visitor.get("/health/ready").statusCode());
    HttpResponse<String> answer =
        visitor.send(
            "POST",
            "/scan",
            "*/*",
            "application/octet-stream",
            BodyPublishers.ofByteArray(Stand.picture(Stand.CARD)));
    assertEquals(503, answer.statusCode());
    Visitor.reads("\"mood\":\"bad\"", answer);
    Visitor.reads("Chưa ghi nhận", answer);
  }
}
