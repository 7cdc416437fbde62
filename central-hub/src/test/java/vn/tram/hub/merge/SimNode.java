package vn.tram.hub.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/** Writes a journal as a gate does, in memory. */
public final class SimNode {
  private final NodeName name;
  private final long epoch;
  private final HubSealPublicKey hub;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<Street.Shown, Long> persons = new HashMap<>();
  private long keySeq;
  private DataKey key;
  private long nonce;

  public SimNode(String name, long epoch, HubSealPublicKey hub) {
    this.name = new NodeName(name);
    this.epoch = epoch;
    this.hub = hub;
  }

  public NodeName name() {
    return name;
  }

  public long epoch() {
    return epoch;
  }

  public long lastSeq() {
    return entries.size();
  }

  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The program starts in this kernel boot. */
  public SimNode boot(UUID boot, long millis) {
    entries.add(new Boot(boot, "1.0", millis, Instant.EPOCH, false));
    return freshKey();
  }

  public SimNode freshKey() {
    key = DataKey.generate();
    keySeq = lastSeq() + 1;
    persons.clear();
    entries.add(new Key(hub.id(), hub.seal(key, place())));
    return this;
  }

  /** Somebody passes. */
  public SimNode checkIn(Street.Shown shown, Direction direction, long millis) {
    Long person = persons.get(shown);
    if (person == null) {
      person = lastSeq() + 1;
      entries.add(new Person(keySeq, shown.form(), key.seal(shown.text(), place())));
      persons.put(shown, person);
    }
    entries.add(new CheckIn(person, direction, 0, millis, Set.of()));
    return this;
  }

  public SimNode in(Street.Shown shown, long millis) {
    return checkIn(shown, Direction.IN, millis);
  }

  public SimNode out(Street.Shown shown, long millis) {
    return checkIn(shown, Direction.OUT, millis);
  }

  public SimNode clock(long millis, Moment moment) {
    return clock(millis, moment, ClockSource.HUB);
  }

  public SimNode clock(long millis, Moment moment, ClockSource source) {
    entries.add(new Clock(new Anchor(millis, moment, source)));
    return this;
  }

  public SimNode add(JournalEntry entry) {
    entries.add(entry);
    return this;
  }

  /** A box with a copy of this one's disk and memory, up to now. */
  public SimNode copy() {
    var copy = new SimNode(name.value(), epoch, hub);
    copy.entries.addAll(entries);
    copy.persons.putAll(persons);
    copy.keySeq = keySeq;
    copy.key = key;
    return copy;
  }

  /** Where the log ends, and its mark there. */
  public ChainPoint point() {
    return before(lastSeq() + 1);
  }

  /** Where the log stands in front of an entry. */
  public ChainPoint before(long seq) {
    List<byte[]> encoded = entries.stream().map(EntryCodec::encode).toList();
    return Chain.of(ChainPoint.START, encoded.subList(0, (int) seq - 1)).after();
  }

  /** A question in front of an entry. */
  public Batch question(long seq) {
    return batch(seq, 0);
  }

  /** Entries from a number on, in front of which everything is deleted. */
  public Batch nothingEarlier(long first, int count) {
    return batch(first, count, true);
  }

  /** Entries from a number on, out of a damaged journal: what is in front of them is not known. */
  public Batch salvaged(long first, int count) {
    List<JournalEntry> part = entries.subList((int) first - 1, (int) first - 1 + count);
    List<byte[]> encoded = part.stream().map(EntryCodec::encode).toList();
    var before = new ChainPoint(first - 1, ChainMark.NONE);
    return new Batch(Batch.Header.of(name, epoch, before, 0, ++nonce, true, encoded), part);
  }

  /** All entries in one batch. */
  public Batch all() {
    return batch(1, (int) lastSeq());
  }

  /** A question where the hub stands. */
  public Batch question() {
    return batch(lastSeq() + 1, 0);
  }

  /** Entries from a number on. */
  public Batch batch(long first, int count) {
    return batch(first, count, false);
  }

  private Batch batch(long first, int count, boolean nothingEarlier) {
    long bootSeq = 0;
    for (int i = 0; i < first - 1; i++) {
      if (entries.get(i) instanceof Boot) {
        bootSeq = i + 1L;
      }
    }
    List<byte[]> encoded = entries.stream().map(EntryCodec::encode).toList();
    ChainPoint before = Chain.of(ChainPoint.START, encoded.subList(0, (int) first - 1)).after();
    List<byte[]> part = encoded.subList((int) first - 1, (int) first - 1 + count);
    return new Batch(
        Batch.Header.of(name, epoch, before, bootSeq, ++nonce, nothingEarlier, part),
        entries.subList((int) first - 1, (int) first - 1 + count));
  }

  private Place place() {
    return new Place(name, epoch, lastSeq() + 1);
  }
}
