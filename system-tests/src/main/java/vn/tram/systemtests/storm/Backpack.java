package vn.tram.systemtests.storm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.street.Citizen;

/** A journal in memory: a day's people, as a gate writes them. */
final class Backpack {
  private static final long BOOT_SEQ = 1;
  private static final long KEY_SEQ = 2;
  private static final long OPENING_MILLIS = 60_000;

  /** A visitor every so often. */
  private static final long STEP_MILLIS = 30_000;

  private final NodeName node;
  private final long epoch;
  private final List<byte[]> entries;
  private final Chain chain;
  private final Map<Long, Long> checkIns;

  private Backpack(NodeName node, long epoch, List<byte[]> entries, Map<Long, Long> checkIns) {
    this.node = node;
    this.epoch = epoch;
    this.entries = entries;
    this.chain = Chain.of(ChainPoint.START, entries);
    this.checkIns = Map.copyOf(checkIns);
  }

  /**
   * Packs.
   *
   * @param count how many check-ins; everybody comes in, and then out
   */
  static Backpack pack(
      NodeName node,
      int count,
      List<Citizen> street,
      HubSealPublicKey hub,
      SplittableRandom random) {
    long epoch = 1 + random.nextLong(Long.MAX_VALUE - 1);
    DataKey key = DataKey.generate();
    List<JournalEntry> entries = new ArrayList<>();
    Map<Long, Long> checkIns = new HashMap<>();
    var boot = new UUID(random.nextLong(), random.nextLong());
    entries.add(new Boot(boot, "storm", OPENING_MILLIS, Instant.EPOCH, false));
    entries.add(new Key(hub.id(), hub.seal(key, new Place(node, epoch, KEY_SEQ))));
    long at = OPENING_MILLIS;
    while (checkIns.size() < count) {
      String text = street.get(random.nextInt(street.size())).cards().getFirst().text();
      long person = entries.size() + 1L;
      var place = new Place(node, epoch, person);
      entries.add(new Person(KEY_SEQ, Form.SCANNED, key.seal(text, place)));
      for (Direction way : Direction.values()) {
        if (checkIns.size() < count) {
          at += 1 + random.nextLong(STEP_MILLIS);
          entries.add(new CheckIn(person, way, 0, at, Set.of()));
          checkIns.put((long) entries.size(), at);
        }
      }
    }
    return new Backpack(node, epoch, entries.stream().map(EntryCodec::encode).toList(), checkIns);
  }

  NodeName node() {
    return node;
  }

  long epoch() {
    return epoch;
  }

  long lastSeq() {
    return entries.size();
  }

  /** The seq of each check-in, and when it was by the boot clock. */
  Map<Long, Long> checkIns() {
    return checkIns;
  }

  /** Whether a log that goes so far is this one. */
  boolean isOwn(ChainPoint point) {
    return point.seq() <= lastSeq() && chain.at(point.seq()).equals(point.mark());
  }

  /** How many entries from there on fit into a batch. */
  int fitting(long firstSeq, int mostEntries, int mostBytes) {
    int count = 0;
    long bytes = 0;
    for (long seq = firstSeq; seq <= lastSeq() && count < mostEntries; seq++, count++) {
      bytes += entries.get((int) seq - 1).length;
      if (bytes > mostBytes && count > 0) {
        break;
      }
    }
    return count;
  }

  /** A signed batch. */
  byte[] batch(long firstSeq, int count, long nonce, SigningKey signing) {
    List<byte[]> part = entries.subList((int) firstSeq - 1, (int) firstSeq - 1 + count);
    var before = new ChainPoint(firstSeq - 1, chain.at(firstSeq - 1));
    long bootSeq = firstSeq > BOOT_SEQ ? BOOT_SEQ : 0;
    var header = Batch.Header.of(node, epoch, before, bootSeq, nonce, false, part);
    return BatchCodec.encode(header, part, signing);
  }
}
