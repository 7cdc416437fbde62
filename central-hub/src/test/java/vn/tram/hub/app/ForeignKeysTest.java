package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.query.Overview;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;

/** A hub with keys that are not those of its database: a backup of one and none of the other. */
class ForeignKeysTest {
  @TempDir private Path folder;

  private final Database.Remote database = TestStore.freshDatabase();
  private TestHome home;
  private TestGate gate;

  @BeforeEach
  void enrol() {
    home = new TestHome(folder);
    home.config(TestHome.yaml(database));
    gate = home.enrol("cho-1");
  }

  private Hub hub() throws HubException {
    HubHome opened = HubHome.of(folder);
    return Hub.start(opened, HubConfig.read(opened));
  }

  private void merges(Hub hub, TestJournal journal) throws Exception {
    Batch.Header header = journal.header(1, 5);
    try (TestClient client = gate.connect(hub.broker()).subscribe(Topics.receipt(gate.name()))) {
      client.publish(Topics.batch(gate.name()), journal.batch(header));
      var receipt = ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
      assertEquals(5, receipt.durable());
    }
  }

  private List<Long> personsAndUnread() {
    try (Store store = Store.open(database)) {
      var counters = new Overview(store).counters();
      return List.of(counters.persons(), counters.unresolved());
    }
  }

  @Test
  void aVaultKeyThatIsNotTheDatabasesIsRefusedInOneSentence() throws Exception {
    try (Hub hub = hub()) {
      merges(hub, gate.journal(7).visit(1, 1_000));
    }
    String own = Files.readString(folder.resolve("keys/vault.key"));
    home.write("keys/vault.key", "ab".repeat(32));
    HubException e = assertThrows(HubException.class, this::hub);
    assertEquals(Problem.FOREIGN_VAULT, e.problem());
    String sentence = e.sentence(Locale.of("vi"));
    assertTrue(sentence.contains("vault.key"), sentence);
    assertTrue(sentence.contains("bản sao lưu"), sentence);

    home.write("keys/vault.key", own);
    hub().close();
    assertEquals(List.of(1L, 0L), personsAndUnread());
  }

  @Test
  void whatASealKeyThatIsMissingLeavesUnreadIsCountedAndReadWhenTheKeyIsBack() throws Exception {
    String own = Files.readString(folder.resolve("keys/seal.key"));
    home.write("keys/seal.key", HubSealKey.generate().toBytes().toHex());
    try (Hub hub = hub()) {
      merges(hub, gate.journal(7).visit(1, 1_000));
    }
    List<Long> foreign = personsAndUnread();
    assertEquals(0, foreign.getFirst());
    assertTrue(foreign.getLast() > 0, "nobody sees that check-ins have no person");

    home.write("keys/seal.key", own);
    hub().close();
    assertEquals(List.of(1L, 0L), personsAndUnread());
  }
}
