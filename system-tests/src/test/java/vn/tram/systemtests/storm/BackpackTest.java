package vn.tram.systemtests.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;

class BackpackTest {
  private static final NodeName NODE = new NodeName("storm-1");
  private static final SigningKey.Pair SIGNING = SigningKey.generate();
  private static final List<Citizen> STREET = Street.of(1, 5, SIGNING.signing());

  @Property(tries = 30)
  void itsBatchesTellAllItsCheckInsOnceAndItsMarksAreItsOwn(
      @ForAll @IntRange(min = 1, max = 70) int count,
      @ForAll @IntRange(min = 1, max = 40) int most,
      @ForAll long seed)
      throws WireException {
    Backpack pack =
        Backpack.pack(
            NODE, count, STREET, HubSealKey.generate().publicKey(), new SplittableRandom(seed));
    Map<Long, Long> told = new HashMap<>();
    ChainPoint place = ChainPoint.START;
    while (place.seq() < pack.lastSeq()) {
      int fitting = pack.fitting(place.seq() + 1, most, 2_000);
      byte[] bytes = pack.batch(place.seq() + 1, fitting, 7, SIGNING.signing());
      Batch batch = BatchCodec.unpack(BatchCodec.open(bytes, NODE, SIGNING.verifying()));
      assertEquals(place, batch.header().pointBefore());
      for (int i = 0; i < fitting; i++) {
        if (batch.entries().get(i) instanceof CheckIn checkIn) {
          told.put(place.seq() + 1 + i, checkIn.atMillis());
        }
      }
      place = batch.header().pointAfter();
      assertTrue(pack.isOwn(place));
      assertFalse(pack.isOwn(new ChainPoint(place.seq(), new ChainMark(~place.mark().bits()))));
    }
    assertEquals(count, told.size());
    assertEquals(pack.checkIns(), told);
  }
}
