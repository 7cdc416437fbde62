package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.carry.RunningGate;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;

/** What a guard, and a program on the box, can do by hand. */
class CarryDeskTest {
  private final HttpClient browser = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(folder);
    stand.box.show(Stand.picture(Stand.CARD));
  }

  @AfterEach
  void close() {
    stand.close();
    browser.shutdownNow();
  }

  private HttpResponse<byte[]> post(String path, BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stand.console.address().resolve(path)).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private byte[] receiptFor(byte[] file) throws Exception {
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.BATCHES);
    Header header =
        BatchCodec.open(reader.next().orElseThrow(), Stand.NODE, stand.node.verifying()).header();
    var receipt =
        new Receipt(
            Stand.NODE,
            header.epoch(),
            header.lastSeq(),
            header.after(),
            Stand.MORNING,
            Duration.ofMillis(250),
            header.nonce(),
            Duration.ZERO);
    return receiptFile(ReceiptCodec.encode(receipt, stand.hub.signing()));
  }

  private static byte[] receiptFile(byte[]... receipts) throws Exception {
    var out = new ByteArrayOutputStream();
    var writer = new CarryWriter(out, CarryKind.RECEIPTS);
    for (byte[] receipt : receipts) {
      writer.add(receipt);
    }
    writer.finish();
    return out.toByteArray();
  }

  @Test
  void theButtonsWriteTheStickAndReadItsReceipt() throws Exception {
    HttpResponse<byte[]> out = post("/carry/out", BodyPublishers.noBody());
    assertEquals(200, out.statusCode());
    assertTrue(text(out).contains("Đã chép 1 lượt vào tệp tram-cho-tan-lap-"), text(out));

    HttpResponse<byte[]> early = post("/carry/in", BodyPublishers.noBody());
    assertEquals(409, early.statusCode());
    assertTrue(text(early).contains("hãy đưa USB tới trung tâm trước"), text(early));

    Path file = only();
    String receipt = file.getFileName().toString().replace(".batches", ".receipt");
    Files.write(stand.stick.resolve(receipt), receiptFor(Files.readAllBytes(file)));
    HttpResponse<byte[]> in = post("/carry/in", BodyPublishers.noBody());
    assertTrue(text(in).contains("Trung tâm xác nhận thêm 1 lượt"), text(in));
    assertTrue(stand.journal.acknowledged() > 0);
  }

  private Path only() throws Exception {
    try (var files = Files.list(stand.stick)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whereNoStickFitsTheBrowserSavesAndBringsTheFiles() throws Exception {
    HttpResponse<byte[]> saved = post("/carry/file", BodyPublishers.noBody());
    String name = saved.headers().firstValue("Content-Disposition").orElseThrow();
    assertTrue(name.contains("tram-cho-tan-lap-") && name.contains(".batches"), name);

    HttpResponse<byte[]> read =
        post("/carry/receipt", BodyPublishers.ofByteArray(receiptFor(saved.body())));
    assertEquals(200, read.statusCode());
    assertTrue(text(read).contains("Trung tâm xác nhận thêm 1 lượt"), text(read));

    HttpResponse<byte[]> rubbish =
        post("/carry/receipt", BodyPublishers.ofByteArray(new byte[] {1, 2, 3}));
    assertTrue(text(rubbish).contains("không phải tệp của Trạm"), text(rubbish));
  }

  @Test
  void anotherSitesPageCarriesNothing() throws Exception {
    for (String path : List.of("/carry/out", "/carry/in", "/carry/file", "/carry/receipt")) {
      HttpResponse<byte[]> refused =
          post(path, BodyPublishers.noBody(), "Origin", "http://evil.example");
      assertEquals(403, refused.statusCode(), path);
    }
    try (var files = Files.list(stand.stick)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void onlyAProgramThatMayReadTheDoorsSignNamesAFolder() throws Exception {
    Path door = folder.resolve("carry").resolve("console");
    Path other = Files.createDirectory(folder.resolve("other"));
    stand.porter.open(stand.console.address());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(door));
    assertEquals(
        403, post(RunningGate.PATH + "out?folder=" + other, BodyPublishers.noBody()).statusCode());

    RunningGate.Word word = new RunningGate(folder, door).ask("out", other, Locale.of("vi"));
    assertTrue(word.done());
    assertTrue(word.lines().getLast().contains("files=1 batches=1"), word.lines()::toString);
    assertTrue(word.lines().getLast().contains("checkins=1"), word.lines()::toString);

    RunningGate.Word gone =
        new RunningGate(folder, door).ask("out", folder.resolve("gone"), Locale.ENGLISH);
    assertFalse(gone.done());
    assertTrue(gone.lines().getFirst().startsWith("There is no folder"), gone.lines()::toString);
  }

  @Test
  void aProgramHearsOfEveryReceiptFileThatCouldNotBeTakenAndTheOthersAre() throws Exception {
    Path door = folder.resolve("carry").resolve("console");
    Path other = Files.createDirectory(folder.resolve("other"));
    stand.porter.open(stand.console.address());
    var gate = new RunningGate(folder, door);
    assertTrue(gate.ask("out", other, Locale.ENGLISH).done());
    Path batches;
    try (var files = Files.list(other)) {
      batches = files.findFirst().orElseThrow();
    }
    byte[] good = receiptFor(Files.readAllBytes(batches));

    Path receipt = other.resolve("a.receipt");
    Files.write(receipt, receiptFile());
    RunningGate.Word empty = gate.ask("in", other, Locale.ENGLISH);
    assertFalse(empty.done(), empty.lines()::toString);
    assertTrue(empty.lines().getFirst().contains("is empty"), empty.lines()::toString);

    Files.write(receipt, Arrays.copyOf(good, good.length / 2));
    RunningGate.Word torn = gate.ask("in", other, Locale.ENGLISH);
    assertFalse(torn.done(), torn.lines()::toString);
    assertTrue(torn.lines().getFirst().contains("is cut short"), torn.lines()::toString);

    Files.write(other.resolve("b.receipt"), good);
    RunningGate.Word both = gate.ask("in", other, Locale.ENGLISH);
    assertFalse(both.done(), both.lines()::toString);
    assertTrue(both.lines().getFirst().contains("acknowledged 1 more"), both.lines()::toString);
    assertTrue(both.lines().getFirst().contains("is cut short"), both.lines()::toString);
    assertTrue(both.lines().getLast().contains("receipts=1 strange=0 torn=1"));

    Files.delete(receipt);
    RunningGate.Word again = gate.ask("in", other, Locale.ENGLISH);
    assertTrue(again.done(), again.lines()::toString);
  }
}
