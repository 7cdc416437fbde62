package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** A node in wrong hands signs whatever it likes; the hub's disk is not its to fill. */
class RoomTest {
  private static final UUID BOOT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final int ENTRIES = 40;

  /** A few small batches. */
  private static final Room SMALL = new Room(8_000, 2_000);

  private static TestHub hub;
  private static Merge merge;

  @BeforeAll
  static void start() {
    hub = new TestHub();
    merge = new Merge(hub.store, hub.vault, SealKeys.of(List.of()), hub.reader, SMALL);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  private static SimNode node(String name) {
    SimNode node = hub.node(name, 1).boot(BOOT, 0);
    for (int i = 0; node.lastSeq() < ENTRIES; i++) {
      node.in(Street.citizenCard(i), 1_000L * i);
    }
    return node;
  }

  private static Outcome park(Batch batch) {
    byte[] raw = raw(batch);
    try {
      return merge.park(
          BatchCodec.open(raw, batch.header().node(), TestHub.NODE_KEY.verifying()),
          raw,
          new WireException(Reason.BAD_ENTRIES, "kind 9 is unknown"),
          Channel.LIVE);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] raw(Batch batch) {
    return BatchCodec.encode(batch, TestHub.NODE_KEY.signing());
  }

  /** Parks entry by entry; the first that is not taken. */
  private static long parkUntilFull(SimNode node) {
    for (long seq = 1; seq <= ENTRIES; seq++) {
      ChainPoint before = node.before(seq);
      Outcome outcome = park(node.batch(seq, 1));
      if (outcome.kind() == Kind.FULL) {
        assertEquals(before, outcome.point(), "acknowledged and not taken");
        return seq;
      }
      assertEquals(Kind.PARKED, outcome.kind(), "entry " + seq);
    }
    throw new AssertionError("no end of what is taken");
  }

  private static List<Room.Full> full() {
    return hub.store.inTransaction(SMALL::full);
  }

  @Test
  void whatGoesBeyondTheBoundIsNotTakenAndNotAcknowledgedAndNobodyElseIsConcerned() {
    SimNode hostile = node("cho-1");
    assertEquals(List.of(), full());
    long first = parkUntilFull(hostile);
    assertTrue(first > 2, "not even two fit");
    long parked = hub.overview.counters().parked();
    assertEquals(first - 1, parked);
    assertEquals(Kind.FULL, park(hostile.batch(first, 1)).kind(), "again");
    assertEquals(Kind.GAP, park(hostile.batch(first + 1, 1)).kind(), "nothing leaps over it");
    assertEquals(parked, hub.overview.counters().parked());
    assertEquals(List.of(hostile.name()), full().stream().map(Room.Full::node).toList());

    assertEquals(Kind.PARKED, park(node("cho-2").batch(1, 1)).kind());
    assertEquals(
        Kind.STORED, hub.take(hostile.batch(first, 1)).kind(), "what is understood needs no room");
  }

  @Test
  void onceWhatWaitsIsUnderstoodThereIsRoomAgain() {
    SimNode node = node("cho-1");
    long first = parkUntilFull(node);
    for (var view : hub.rejects.parked(ENTRIES)) {
      assertEquals(Kind.STORED, hub.merge.reprocess(view.id()).kind());
    }
    assertEquals(List.of(), full());
    assertEquals(Kind.PARKED, park(node.batch(first, 1)).kind());
  }

  @Test
  void whatIsKeptApartIsBoundedToo() throws WireException {
    SimNode node = node("cho-1");
    SimNode twin = node.copy();
    hub.take(node.in(Street.citizenCard(90), 90_000).all());
    long kept = 0;
    Kind kind = Kind.APART;
    for (int i = 0; kind == Kind.APART && i < ENTRIES; i++) {
      twin.in(Street.citizenCard(i), 100_000 + i);
      long from = i == 0 ? twin.lastSeq() - 1 : twin.lastSeq();
      Batch batch = twin.batch(from, (int) (twin.lastSeq() - from + 1));
      kind = merge.merge(batch, raw(batch), Channel.LIVE).kind();
      kept += kind == Kind.APART ? 1 : 0;
    }
    assertEquals(Kind.FULL, kind);
    assertTrue(kept > 2, "kept " + kept);
    assertEquals(List.of(node.name()), full().stream().map(Room.Full::node).toList());
    node.in(Street.citizenCard(91), 91_000);
    assertEquals(
        Kind.STORED,
        hub.take(node.batch(node.lastSeq() - 1, 2)).kind(),
        "the log that is believed goes on");
  }
}
