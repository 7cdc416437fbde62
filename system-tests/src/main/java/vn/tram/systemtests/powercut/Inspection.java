package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.Way;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Slice;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.seal.SealException;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.crowd.QuietGate;
import vn.tram.systemtests.crowd.SteadyClock;
import vn.tram.systemtests.powercut.Testimony.Promise;

/** Opens the journal that a cut has left, with the real code, and compares it with the promises. */
final class Inspection {
  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_BYTES = 1 << 20;

  /** Nobody of the street of before. */
  private static final long STRANGER = 72_001;

  private final Outside outside;
  private final Testimony testimony;
  private final Contents contents;
  private final List<byte[]> received;
  private final String probe;

  Inspection(Outside outside, Testimony testimony, Contents contents) throws IOException {
    this.outside = outside;
    this.testimony = testimony;
    this.contents = contents;
    this.received = Contents.received(outside.received());
    this.probe = Street.of(STRANGER, 1, outside.passes()).getFirst().cards().getFirst().text();
  }

  /**
   * What a cut did.
   *
   * @param lost promises that are not kept
   * @param broken why the journal or the gate is of no use; nothing when it is
   */
  record Finding(long lost, Optional<String> broken) {
    boolean well() {
      return lost == 0 && broken.isEmpty();
    }

    static Finding broken(String why) {
      return new Finding(0, Optional.of(why));
    }
  }

  /** Looks at the file system of a disk that lost its power at this step. */
  Finding look(Path disk, long cut) throws IOException {
    try (DerbyJournal journal = DerbyJournal.open(disk.resolve("journal"), outside.journalKey())) {
      long received = testimony.receivedBefore(cut);
      if (journal.acknowledged() > received) {
        return Finding.broken(
            "the mark stands at " + journal.acknowledged() + ", beyond the receipt " + received);
      }
      List<byte[]> entries = entries(journal, (int) received);
      List<Promise> kept = contents.kept(journal.epoch(), entries);
      long lost = missing(testimony.promisedBefore(cut), kept);
      Tone tone = beep(journal);
      return new Finding(
          lost,
          tone == Tone.IN
              ? Optional.empty()
              : Optional.of("the gate answered " + tone + " to somebody new"));
    } catch (JournalException | EntryException | SealException e) {
      return Finding.broken(e.toString());
    }
  }

  /** From the first one on, without a gap: what the hub holds, then what only the journal holds. */
  private List<byte[]> entries(DerbyJournal journal, int held) throws JournalException {
    List<byte[]> entries = new ArrayList<>(received.subList(0, held));
    long next = journal.base().seq() + 1;
    if (next > held + 1) {
      throw new JournalException(
          JournalException.Reason.FAILED,
          "entries are deleted that the hub does not hold: " + held);
    }
    while (next <= journal.lastSeq()) {
      Slice slice = journal.read(next, MOST_ENTRIES, MOST_BYTES);
      for (byte[] entry : slice.entries()) {
        if (next > entries.size()) {
          entries.add(entry);
        } else if (!Arrays.equals(entry, entries.get((int) next - 1))) {
          throw new JournalException(
              JournalException.Reason.FAILED, "the hub holds another entry " + next);
        }
        next++;
      }
    }
    if (next <= held) {
      throw new JournalException(
          JournalException.Reason.FAILED, "the hub holds more than the journal: " + held);
    }
    return entries;
  }

  private static long missing(List<Promise> promised, List<Promise> kept) {
    Map<Promise, Integer> found = new HashMap<>();
    kept.forEach(promise -> found.merge(promise, 1, Integer::sum));
    return promised.stream().filter(promise -> found.getOrDefault(promise, 0) != 1).count();
  }

  private Tone beep(DerbyJournal journal) throws IOException, JournalException {
    var clock = new SteadyClock(Instant.now());
    var identity =
        new Gate.Identity(
            Outside.NODE, outside.nodeSecret(), outside.hub(), List.of(Way.TOGGLE), "proof");
    List<Tone> heard = new ArrayList<>();
    Gate gate =
        QuietGate.open(
            identity, journal, clock, new NodeClock(clock, journal), outside.cards(), heard::add);
    gate.accept(new Scan(probe, clock.after(1), 0));
    return heard.getLast();
  }
}
