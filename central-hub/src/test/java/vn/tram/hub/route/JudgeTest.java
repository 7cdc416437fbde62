package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

class JudgeTest {
  @TempDir Path folder;
  private TestHome home;
  private TestGate gate;
  private TestJournal journal;
  private Judge judge;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
    gate = home.enrol("cho-1");
    journal = gate.journal(7).visit(1, 1_000);
    judge = new Judge(new Registry(folder.resolve("nodes")));
  }

  private Verdict judge(String topic, byte[] bytes) {
    return judge.batch(new Incoming(topic, Octets.of(bytes)));
  }

  private byte[] batch() {
    return journal.batch(journal.header(1, journal.lastSeq()));
  }

  private void assertRefused(Reason reason, Verdict verdict) {
    assertEquals(reason, assertInstanceOf(Verdict.Refused.class, verdict).reason().reason());
  }

  @Test
  void aBatchThatItsNodeSignedIsAccepted() {
    Batch.Header header = journal.header(1, journal.lastSeq());
    var accepted =
        assertInstanceOf(
            Verdict.Accepted.class, judge("tram/1/cho-1/batch", journal.batch(header)));
    assertEquals(header, accepted.header());
    assertEquals(5, accepted.batch().entries().size());
  }

  @Test
  void everySingleBitCounts() {
    byte[] bytes = batch();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 4;
      assertRefused(
          i == 0 ? Reason.UNKNOWN_VERSION : Reason.WRONG_SIGNATURE,
          judge("tram/1/cho-1/batch", changed));
    }
  }

  @Test
  void aBatchThatIsCutShortIsRefusedAtEveryLength() {
    byte[] bytes = batch();
    for (int length = 0; length < bytes.length; length++) {
      Verdict verdict = judge("tram/1/cho-1/batch", Arrays.copyOf(bytes, length));
      assertRefused(length <= 65 ? Reason.CUT_SHORT : Reason.WRONG_SIGNATURE, verdict);
    }
  }

  @Test
  void aNodeCannotSendInTheNameOfAnother() {
    home.enrol("cho-2");
    assertRefused(Reason.WRONG_SIGNATURE, judge("tram/1/cho-2/batch", batch()));
    // Even if both had one key: the header says who.
    home.write(
        "nodes/cho-3.json",
        """
        {"node": "cho-3", "site": "s", "title": "t", "kind": "OFFICE", "closes": "17:00",
         "signingKey": "%s", "certificate": "%s", "enrolled": "2026-11-01T00:00:00Z"}
        """
            .formatted(
                gate.signing().verifying().toX509().toHex(),
                gate.identity().fingerprint().toHex()));
    assertRefused(Reason.FOREIGN_NODE, judge("tram/1/cho-3/batch", batch()));
  }

  @Test
  void aNodeThatIsNotEnrolledAndATopicOfNobodyAreRefused() {
    assertRefused(Reason.FOREIGN_NODE, judge("tram/1/cho-9/batch", batch()));
    assertRefused(Reason.FOREIGN_NODE, judge("tram/1/../batch", batch()));
    assertRefused(Reason.FOREIGN_NODE, judge("x", batch()));
  }

  @Test
  void whatAPutOutNodeSentBeforeIsRefusedFromThenOnAndTakenWhenItIsInAgain() throws IOException {
    var registrar = new Registrar(folder.resolve("nodes"));
    registrar.revoke(gate.name(), "stolen", Instant.now());
    assertRefused(Reason.REVOKED, judge("tram/1/cho-1/batch", batch()));
    registrar.readmit(gate.name());
    assertInstanceOf(Verdict.Accepted.class, judge("tram/1/cho-1/batch", batch()));
  }

  @Test
  void aBatchWhoseEntriesThisVersionDoesNotKnowIsPuzzlingAndNotLost() {
    byte[] strange = journal.strangeBatch(journal.header(1, 3));
    var puzzling = assertInstanceOf(Verdict.Puzzling.class, judge("tram/1/cho-1/batch", strange));
    assertEquals(Reason.BAD_ENTRIES, puzzling.reason().reason());
    assertEquals(3, puzzling.header().lastSeq());
  }

  @Test
  void aStateIsBelievedWhenItsNodeSignedIt() throws WireException {
    var state = new NodeState(gate.name(), true, "1.0", 7, 10, 4, 4096, 12, OptionalInt.of(501));
    byte[] bytes = NodeStateCodec.encode(state, gate.signing().signing());
    assertEquals(state, judge.state(new Incoming("tram/1/cho-1/state", Octets.of(bytes))).state());
    home.enrol("cho-2");
    assertThrows(
        WireException.class,
        () -> judge.state(new Incoming("tram/1/cho-2/state", Octets.of(bytes))));
  }
}
