package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.Topics;

/** What comes to a hub by hand: from a terminal, by the page, in any mix with the network. */
class HandTest {
  @TempDir static Path folder;
  private static TestHome home;
  private static Store store;
  private static Hub hub;
  private static InitialLogin login;
  private static int gates;

  @TempDir Path stick;
  private TestGate gate;

  @BeforeAll
  static void start() throws HubException {
    home = new TestHome(folder);
    Database.Remote database = TestStore.freshDatabase();
    home.config(TestHome.yaml(database));
    store = Store.open(database);
    HubHome hubHome = HubHome.of(folder);
    hub = Hub.start(hubHome, HubConfig.read(hubHome));
    login = hub.firstLogin().orElseThrow();
  }

  @AfterAll
  static void stop() {
    hub.close();
    store.close();
  }

  @BeforeEach
  void enrol() {
    gates++;
    gate = home.enrol("truong-" + gates);
  }

  private static TestJournal journal(TestGate of, int visits) {
    TestJournal journal = of.journal(1_000 + gates);
    for (int i = 0; i < visits; i++) {
      journal.visit(i, 1_000L * i);
    }
    return journal;
  }

  /** A file with batches that end at these entries, from {@code from} on. */
  private static byte[] file(TestJournal journal, long from, long... ends) throws IOException {
    List<byte[]> batches = new ArrayList<>();
    long first = from;
    for (long end : ends) {
      batches.add(journal.batch(journal.header(first, end)));
      first = end + 1;
    }
    return file(batches);
  }

  private static byte[] file(List<byte[]> batches) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new CarryWriter(out, CarryKind.BATCHES);
    for (byte[] batch : batches) {
      writer.add(batch);
    }
    writer.finish();
    return out.toByteArray();
  }

  private String carried(int files, String figures) {
    return carried(true, files, figures).getFirst();
  }

  /** What the terminal says, where something is left to be brought again. */
  private List<String> leftOver(int files, String figures) {
    return carried(false, files, figures);
  }

  private List<String> carried(boolean all, int files, String figures) {
    HubCarry.Report report = new HubCarry(folder, Locale.of("vi")).in(stick);
    assertEquals(all, report.done(), report.lines()::toString);
    assertEquals("carry-in: files=" + files + " " + figures, report.lines().getLast());
    return report.lines();
  }

  private static List<Receipt> receipts(byte[] file, TestGate of) throws Exception {
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.RECEIPTS);
    List<Receipt> receipts = new ArrayList<>();
    Optional<byte[]> message = reader.next();
    while (message.isPresent()) {
      receipts.add(ReceiptCodec.decode(message.get(), of.name(), of.receipts()));
      message = reader.next();
    }
    assertEquals(Ending.WHOLE, reader.ending());
    return receipts;
  }

  private long checkIns(TestGate of) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from check_in c join journal j on j.id = c.journal"
                            + " join node n on n.id = j.node where n.name = :name")
                    .bind("name", of.name().value())
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void aTerminalReadsItsOwnLanguageWhateverTheHubSpeaks() throws Exception {
    Files.write(stick.resolve("a.batches"), file(journal(gate, 5), 1, 6, 13));
    HubCarry.Report report = new HubCarry(folder, Locale.ENGLISH).in(stick);
    assertEquals(
        "a.batches: Took 5 new check-ins of " + gate.name() + ".", report.lines().getFirst());
    assertEquals(2, report.lines().size(), report.lines()::toString);
  }

  @Test
  void aStickWithFilesOfManyIsTakenOnceHoweverOftenItComes() throws Exception {
    TestGate other = home.enrol("cho-khac-" + gates);
    SigningKey.Pair stranger = SigningKey.generate();
    TestGate unknown =
        new TestGate(
            new NodeName("la-mat"), gate.identity(), stranger, gate.seal(), gate.receipts());
    Files.write(stick.resolve("a.batches"), file(journal(gate, 5), 1, 6, 13));
    Files.write(stick.resolve("b.batches"), file(journal(other, 3), 1, 9));
    Files.write(stick.resolve("c.batches"), file(journal(unknown, 2), 1, 7));
    Files.writeString(stick.resolve("d.batches"), "not ours");

    List<String> said =
        leftOver(
            4, "batches=4 checkins=8 taken=3 known=0 early=0 parked=0 apart=0 refused=1 torn=1");
    assertEquals("a.batches: Đã ghi thêm 5 lượt của " + gate.name() + ".", said.getFirst());
    assertTrue(said.get(2).contains("không phải của trạm nào"), said::toString);
    assertTrue(said.get(3).contains("mang tên .batches nhưng"), said::toString);
    // One receipt for each nonce, and each batch of this test has its own.
    List<Receipt> receipts = receipts(Files.readAllBytes(stick.resolve("a.receipt")), gate);
    assertEquals(List.of(6L, 13L), receipts.stream().map(Receipt::durable).toList());
    assertFalse(Files.exists(stick.resolve("c.receipt")), "a receipt for what was refused");
    assertFalse(Files.exists(stick.resolve("d.receipt")), "a receipt for what is none of ours");

    leftOver(4, "batches=4 checkins=0 taken=0 known=3 early=0 parked=0 apart=0 refused=1 torn=1");
    assertEquals(5, checkIns(gate));
    assertEquals(3, checkIns(other));
  }

  @Test
  void whatTheNetworkAndACourierBringInTurnsIsTakenOnce() throws Exception {
    TestJournal journal = journal(gate, 20);
    try (TestClient client = gate.connect(hub.broker()).subscribe(Topics.receipt(gate.name()))) {
      client.publish(Topics.batch(gate.name()), journal.batch(journal.header(1, 8)));
      client.next();
      Files.write(stick.resolve("a.batches"), file(journal, 1, 5, 19, 30));
      carried(1, "batches=3 checkins=11 taken=2 known=1 early=0 parked=0 apart=0 refused=0 torn=0");
      client.publish(Topics.batch(gate.name()), journal.batch(journal.header(9, 43)));
      client.next();
      carried(1, "batches=3 checkins=0 taken=0 known=3 early=0 parked=0 apart=0 refused=0 torn=0");
    }
    assertEquals(20, checkIns(gate));
  }

  @Test
  void ofATornFileAllThatIsWholeIsTaken() throws Exception {
    byte[] whole = file(journal(gate, 10), 1, 13, 23);
    Files.write(stick.resolve("a.batches"), Arrays.copyOf(whole, whole.length - 20));
    String sentence =
        leftOver(
                1, "batches=1 checkins=5 taken=1 known=0 early=0 parked=0 apart=0 refused=0 torn=1")
            .getFirst();
    assertTrue(sentence.contains("bị cắt cụt"), sentence);
    assertEquals(13, receipts(bytes("a.receipt"), gate).getFirst().durable());
  }

  @Test
  void aTornCopyOfAFileDoesNotTakeAGoodReceiptAway() throws Exception {
    byte[] whole = file(journal(gate, 10), 1, 13, 23);
    Files.write(stick.resolve("a.batches"), whole);
    carried(1, "batches=2 checkins=10 taken=2 known=0 early=0 parked=0 apart=0 refused=0 torn=0");
    byte[] good = bytes("a.receipt");

    // One of two batches: its receipt answers one of two trips.
    Files.write(stick.resolve("a.batches"), Arrays.copyOf(whole, whole.length - 20));
    List<String> torn =
        leftOver(
            1, "batches=1 checkins=0 taken=0 known=1 early=0 parked=0 apart=0 refused=0 torn=1");
    assertTrue(torn.getFirst().contains("được giữ nguyên"), torn::toString);
    assertArrayEquals(good, bytes("a.receipt"));

    for (byte[] nothing : List.of(new byte[0], Arrays.copyOf(whole, 40), new byte[400])) {
      Files.write(stick.resolve("a.batches"), nothing);
      List<String> said =
          leftOver(
              1, "batches=0 checkins=0 taken=0 known=0 early=0 parked=0 apart=0 refused=0 torn=1");
      assertTrue(said.getFirst().contains("Không có biên nhận"), said::toString);
      assertArrayEquals(good, bytes("a.receipt"));
    }

    Files.write(stick.resolve("a.batches"), whole);
    carried(1, "batches=2 checkins=0 taken=0 known=2 early=0 parked=0 apart=0 refused=0 torn=0");
    assertFalse(Arrays.equals(good, bytes("a.receipt")), "a receipt as good is not written");
  }

  @Test
  void aFileThatIsRefusedIsToldWhy() throws Exception {
    String refused =
        "batches=1 checkins=0 taken=0 known=0 early=0 parked=0 apart=0 refused=1 torn=0";
    TestJournal journal = journal(gate, 3);
    byte[] batch = journal.batch(journal.header(1, 9));
    batch[batch.length - 1] ^= 1;
    Files.write(stick.resolve("a.batches"), file(List.of(batch)));
    String flipped = leftOver(1, refused).getFirst();
    assertTrue(flipped.contains("chữ ký sai"), flipped);

    new Registrar(folder.resolve("nodes")).revoke(gate.name(), "mất hộp", Instant.now());
    Files.write(stick.resolve("a.batches"), file(journal, 1, 9));
    String putOut = leftOver(1, refused).getFirst();
    assertTrue(putOut.contains("trạm đã bị loại"), putOut);
    assertFalse(Files.exists(stick.resolve("a.receipt")), "a receipt for what was refused");

    home.list(gate);
    assertTrue(
        carried(1, "batches=1 checkins=3 taken=1 known=0 early=0 parked=0 apart=0 refused=0 torn=0")
            .contains("3 lượt"));
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(stick.resolve(name));
  }

  @Test
  void whatComesTooEarlyIsNotTakenAndTheReceiptSaysSo() throws Exception {
    TestJournal journal = journal(gate, 10);
    Files.write(stick.resolve("a.batches"), file(journal, 14, 23));
    leftOver(1, "batches=1 checkins=0 taken=0 known=0 early=1 parked=0 apart=0 refused=0 torn=0");
    assertEquals(0, receipts(bytes("a.receipt"), gate).getFirst().durable());
    Files.write(stick.resolve("0.batches"), file(journal, 1, 13));
    carried(2, "batches=2 checkins=10 taken=2 known=0 early=0 parked=0 apart=0 refused=0 torn=0");
  }

  @Test
  void whoeverFillsAFileWithRubbishIsCutOff() throws Exception {
    var random = new Random(1);
    List<byte[]> rubbish = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] message = new byte[200];
      random.nextBytes(message);
      rubbish.add(message);
    }
    Files.write(stick.resolve("a.batches"), file(rubbish));
    leftOver(
        1, "batches=101 checkins=0 taken=0 known=0 early=0 parked=0 apart=0 refused=101 torn=1");
  }

  @Test
  void anOfficerLoadsAFileAtThePageAndSavesItsReceipt() throws Exception {
    var browser = new Browser(hub.console());
    browser.get("/login");
    browser.post("/login", Map.of("name", login.user(), "password", login.password()));
    browser.get("/carry");
    byte[] file = file(journal(gate, 4), 1, 11);

    HttpResponse<String> foreign =
        browser.send(browser.request("/carry").POST(BodyPublishers.ofByteArray(file)).build());
    assertEquals(403, foreign.statusCode());
    HttpResponse<String> taken =
        browser.send(
            browser
                .request("/carry")
                .header("X-CSRF-Token", browser.proof())
                .header("X-File-Name", "usb%20%3Cb%3E.batches")
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    assertEquals("Đã ghi thêm 4 lượt của " + gate.name() + ".", taken.body());

    String page = browser.get("/carry").body();
    assertTrue(page.contains("usb &lt;b&gt;.batches"), page);
    String link = page.replaceFirst("(?s).*?(/carry/[0-9]+/receipt).*", "$1");
    HttpResponse<byte[]> receipt =
        browser
            .client()
            .send(browser.request(link).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(11, receipts(receipt.body(), gate).getFirst().durable());
    assertTrue(browser.get("/audit").body().contains("Nhập tệp bằng tay"));
    assertEquals(4, checkIns(gate));
  }

  @Test
  void aHubThatDoesNotRunIsNamed(@TempDir Path elsewhere) throws IOException {
    new TestHome(elsewhere).config("console:\n  port: 0\n");
    Files.write(stick.resolve("a.batches"), new byte[] {1});
    HubCarry.Report report = new HubCarry(elsewhere, Locale.of("vi")).in(stick);
    assertFalse(report.done());
    assertTrue(report.lines().getLast().contains("không chạy"), report.lines()::toString);
    assertArrayEquals(new byte[] {1}, bytes("a.batches"));
  }
}
