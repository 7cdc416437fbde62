package vn.tram.hub.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.WireException;

/** Some entries of a batch, by kind, each with its number and the Boot entry in force. */
record Share(
    long from,
    long last,
    List<At<Boot>> boots,
    List<At<Key>> keys,
    List<At<Person>> persons,
    List<At<CheckIn>> checkIns,
    List<At<Clock>> clocks) {

  /** A hundred years. A boot clock that counts further is broken, and sums with it overflow. */
  private static final long MAX_MILLIS = 100L * 366 * 24 * 3600 * 1000;

  /** No clock of ours tells a time behind this. */
  private static final long MAX_EPOCH_MILLIS = Instant.parse("3000-01-01T00:00:00Z").toEpochMilli();

  /** An entry with its number and the number of the Boot entry in force, 0 when there is none. */
  record At<T extends JournalEntry>(long seq, long bootSeq, T entry) {}

  /** Those entries of a batch. */
  static Share of(Batch batch, Run run) {
    var share =
        new Share(
            run.from(),
            run.to(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    long seq = batch.header().firstSeq();
    long bootSeq = batch.header().bootSeq();
    for (JournalEntry entry : batch.entries()) {
      if (entry instanceof Boot) {
        bootSeq = seq;
      }
      if (run.contains(seq)) {
        share.add(seq, bootSeq, entry);
      }
      seq++;
    }
    return share;
  }

  private void add(long seq, long bootSeq, JournalEntry entry) {
    switch (entry) {
      case Boot boot -> boots.add(new At<>(seq, seq, boot));
      case Key key -> keys.add(new At<>(seq, bootSeq, key));
      case Person person -> persons.add(new At<>(seq, bootSeq, person));
      case CheckIn checkIn -> checkIns.add(new At<>(seq, bootSeq, checkIn));
      case Clock clock -> clocks.add(new At<>(seq, bootSeq, clock));
    }
  }

  /**
   * Refuses what no gate can mean: names of entries that do not stand before, clocks that count
   * beyond the life of a box.
   */
  static void requireSense(Batch batch) throws WireException {
    long seq = batch.header().firstSeq();
    for (JournalEntry entry : batch.entries()) {
      boolean sense =
          switch (entry) {
            case Boot boot ->
                boot.atMillis() <= MAX_MILLIS
                    && Math.abs(boot.wallClock().toEpochMilli()) <= MAX_EPOCH_MILLIS;
            case Key key -> true;
            case Person person -> person.key() < seq;
            case CheckIn checkIn -> checkIn.person() < seq && checkIn.atMillis() <= MAX_MILLIS;
            case Clock clock ->
                clock.anchor().atMillis() <= MAX_MILLIS
                    && clock.anchor().moment().latest().toEpochMilli() <= MAX_EPOCH_MILLIS;
          };
      if (!sense) {
        throw new WireException(
            WireException.Reason.BAD_ENTRIES,
            "entry " + seq + " names an entry that is not before it, or a time out of range");
      }
      seq++;
    }
  }

  /** The largest reading of the boot clock under each Boot entry. */
  Map<Long, Long> lastMillis() {
    Map<Long, Long> last = new HashMap<>();
    boots.forEach(at -> last.merge(at.seq(), at.entry().atMillis(), Math::max));
    checkIns.forEach(at -> last.merge(at.bootSeq(), at.entry().atMillis(), Math::max));
    clocks.forEach(at -> last.merge(at.bootSeq(), at.entry().anchor().atMillis(), Math::max));
    return last;
  }
}
