package vn.tram.hub.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.route.Carried;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;

class ReceiptBookTest {
  private static final NodeName LONG_HOA = new NodeName("cho-long-hoa");
  private static final NodeName TAN_LAP = new NodeName("cho-tan-lap");

  private final ReceiptBook book = new ReceiptBook();

  private void judged(NodeName node, long nonce, long durable) {
    var point = new ChainPoint(durable, new ChainMark(durable));
    var header = new Header(node, 7, durable + 1, 0, 0, nonce, point.mark(), point.mark(), false);
    var receipt =
        new Receipt(
            node,
            7,
            durable,
            point.mark(),
            Instant.EPOCH,
            Duration.ofMillis(1),
            nonce,
            Duration.ZERO);
    book.add(
        new Carried.Judged(
            header,
            new Outcome(Outcome.Kind.STORED, point, 1, 0),
            receipt,
            bytes(node + " " + nonce + " " + durable)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> told() throws Exception {
    byte[] file =
        book.file(node -> node.equals(LONG_HOA) ? Optional.of(bytes("order")) : Optional.empty())
            .orElseThrow();
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.RECEIPTS);
    List<String> messages = new ArrayList<>();
    for (var message = reader.next(); message.isPresent(); message = reader.next()) {
      messages.add(new String(message.get(), StandardCharsets.UTF_8));
    }
    return messages;
  }

  @Test
  void ofEachJournalAndNonceTheFurthestReceiptIsThere() throws Exception {
    judged(TAN_LAP, 1, 10);
    judged(TAN_LAP, 1, 30);
    judged(TAN_LAP, 1, 20);
    judged(TAN_LAP, 2, 5);
    assertEquals(List.of("cho-tan-lap 1 30", "cho-tan-lap 2 5"), told());
  }

  @Test
  void whatTheHubOrdersStandsOnceInFrontOfWhatANewerKeySigned() throws Exception {
    judged(LONG_HOA, 1, 10);
    judged(TAN_LAP, 1, 10);
    judged(LONG_HOA, 2, 20);
    assertEquals(
        List.of("order", "cho-long-hoa 1 10", "cho-tan-lap 1 10", "cho-long-hoa 2 20"), told());
  }

  @Test
  void whereNothingWasUnderstoodThereIsNoFile() {
    assertEquals(Optional.empty(), book.file(node -> Optional.of(bytes("order"))));
  }
}
