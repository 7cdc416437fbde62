package vn.tram.edge.carry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.tram.edge.carry.Remains.Hole;
import vn.tram.edge.carry.Remains.Piece;
import vn.tram.edge.journal.Salvage.Found;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/** Wherever a journal is damaged, what is left of it is cut so that no batch says what is false. */
class RemainsProperties {
  private static final int LENGTH = 400;

  /** A log as a gate writes it: starts, keys of their own, people who come for the first time. */
  private static List<JournalEntry> log(Random random) {
    List<JournalEntry> log = new ArrayList<>();
    long key = 0;
    List<Long> persons = new ArrayList<>();
    while (log.size() < LENGTH) {
      long seq = log.size() + 1;
      int what = random.nextInt(40);
      if (seq == 1 || what == 0) {
        log.add(new Boot(new UUID(7, seq), "1", seq, Instant.EPOCH, false));
        log.add(new Key(1, Octets.of(new byte[40])));
        key = seq + 1;
      } else if (what == 1) {
        log.add(new Key(1, Octets.of(new byte[40])));
        key = seq;
      } else if (what < 15 || persons.isEmpty()) {
        log.add(new Person(key, Form.SCANNED, Octets.of(new byte[30])));
        persons.add(seq);
      } else {
        long person = persons.get(random.nextInt(persons.size()));
        log.add(new CheckIn(person, Direction.IN, 0, seq, Set.of()));
      }
    }
    return log;
  }

  private static TreeMap<Long, byte[]> encoded(List<JournalEntry> log) {
    var entries = new TreeMap<Long, byte[]>();
    for (JournalEntry entry : log) {
      entries.put((long) entries.size() + 1, EntryCodec.encode(entry));
    }
    return entries;
  }

  private static ChainPoint at(TreeMap<Long, byte[]> whole, long seq) {
    return Chain.of(ChainPoint.START, whole.headMap(seq, true).values()).after();
  }

  private static long bootOf(List<JournalEntry> log, long seq) {
    for (long at = seq; at > 0; at--) {
      if (log.get((int) at - 1) instanceof Boot) {
        return at;
      }
    }
    return 0;
  }

  @Property(tries = 300)
  void whatIsLeftIsCutIntoBatchesThatSayNothingFalse(
      @ForAll long seed,
      @ForAll @IntRange(max = 4) int holes,
      @ForAll @IntRange(max = LENGTH - 1) int purged,
      @ForAll @IntRange(max = LENGTH) int acknowledged) {
    var random = new Random(seed);
    List<JournalEntry> log = log(random);
    TreeMap<Long, byte[]> whole = encoded(log);
    var left = new TreeMap<>(whole);
    // The landmarks of what is purged stay.
    left.headMap((long) purged, true)
        .keySet()
        .removeIf(seq -> !(log.get(seq.intValue() - 1) instanceof Boot));
    for (int hole = 0; hole < holes; hole++) {
      long from = 1 + random.nextInt(LENGTH);
      left.subMap(from, from + 1 + random.nextInt(60)).clear();
    }
    ChainPoint base = at(whole, purged);
    ChainPoint had = at(whole, Math.max(purged, acknowledged));
    Remains remains = Remains.of(new Found(Optional.of(5L), left, had, base, true, holes, true));

    var carried = new TreeMap<Long, byte[]>();
    long end = purged;
    for (Piece piece : remains.pieces()) {
      Header header = piece.header(new NodeName("cho"), 5, 0);
      assertTrue(header.firstSeq() > end, "pieces are in order and do not overlap");
      assertTrue(
          !piece.before().isKnown() || piece.before().equals(at(whole, piece.before().seq())),
          "a mark that is told is true");
      boolean first = header.firstSeq() == purged + 1;
      boolean lost = !missingBefore(remains, header.firstSeq()).isEmpty() || first && purged > 0;
      assertEquals(lost, piece.nothingEarlier(), "what stands behind a hole says so");
      long boot = bootOf(log, header.firstSeq() - 1);
      assertTrue(
          header.bootSeq() == 0 || header.bootSeq() == boot,
          () -> "boot " + header.bootSeq() + " instead of " + boot);
      for (byte[] entry : piece.entries()) {
        carried.put(header.firstSeq() + carried.tailMap(header.firstSeq()).size(), entry);
      }
      end = header.lastSeq();
    }
    TreeMap<Long, byte[]> own = new TreeMap<>(left.tailMap((long) purged, false));
    assertEquals(own.keySet(), carried.keySet());
    own.forEach((seq, entry) -> assertArrayEquals(entry, carried.get(seq)));
    for (Hole hole : remains.missing()) {
      assertTrue(own.subMap(hole.from(), true, hole.to(), true).isEmpty());
    }
    long missing = remains.missing().stream().mapToLong(hole -> hole.to() - hole.from() + 1).sum();
    assertEquals(own.isEmpty() ? 0 : own.lastKey() - purged - own.size(), missing);
  }

  private static List<Hole> missingBefore(Remains remains, long seq) {
    return remains.missing().stream().filter(hole -> hole.from() < seq).toList();
  }

  @Example
  void behindAHoleAKeyThatIsOlderTellsTheBoot() {
    List<JournalEntry> log = log(new Random(1));
    log.replaceAll(entry -> entry instanceof Boot || entry instanceof Key ? checkIn() : entry);
    log.replaceAll(entry -> entry instanceof Person ? person() : entry);
    log.set(0, new Boot(new UUID(7, 1), "1", 1, Instant.EPOCH, false));
    log.set(1, new Key(1, Octets.of(new byte[40])));
    log.set(2, person());
    log.set(200, person());
    var left = encoded(log);
    left.subMap(100L, 150L).clear();
    Remains remains =
        Remains.of(
            new Found(Optional.of(5L), left, ChainPoint.START, ChainPoint.START, false, 1, true));
    assertEquals(List.of(new Hole(100, 149)), remains.missing());
    assertEquals(List.of(0L, 1L), remains.pieces().stream().map(Piece::bootSeq).toList());
    assertEquals(
        List.of(false, true), remains.pieces().stream().map(Piece::nothingEarlier).toList());
    assertEquals(ChainMark.NONE, remains.pieces().getLast().before().mark());
  }

  @Example
  void whatThePurgeLeftSaysThatNothingIsEarlier() {
    List<JournalEntry> log = log(new Random(2));
    TreeMap<Long, byte[]> whole = encoded(log);
    var left = new TreeMap<>(whole.tailMap(101L));
    ChainPoint base = at(whole, 100);
    Piece first =
        Remains.of(new Found(Optional.of(5L), left, base, base, true, 0, true)).pieces().getFirst();
    assertEquals(base, first.before());
    assertTrue(first.nothingEarlier(), "a hub out of an older backup would wait for ever");
  }

  @Example
  void behindAHoleTheMarkThatTheHubHadIsTheNextKnownOne() {
    TreeMap<Long, byte[]> whole = encoded(log(new Random(3)));
    var left = new TreeMap<>(whole);
    left.subMap(50L, 60L).clear();
    ChainPoint had = at(whole, 200);
    List<Piece> pieces =
        Remains.of(new Found(Optional.of(5L), left, had, ChainPoint.START, true, 1, true)).pieces();
    assertEquals(List.of(0L, 59L, 200L), pieces.stream().map(p -> p.before().seq()).toList());
    assertEquals(had, pieces.getLast().before());
  }

  private static CheckIn checkIn() {
    return new CheckIn(3, Direction.IN, 0, 5, Set.of());
  }

  private static Person person() {
    return new Person(2, Form.SCANNED, Octets.of(new byte[30]));
  }
}
