package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.Way;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Salvage;
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
  private static final String JOURNAL = "journal";

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

  /** What a cut did. */
  sealed interface Finding {
    /**
     * The journal can be read.
     *
     * @param lost promises that are not kept
     */
    record Opened(long lost) implements Finding {}

    /**
     * The journal or the gate is of no use; a gate would set the journal aside.
     *
     * @param why it is
     */
    record Broken(String why) implements Finding {}
  }

  /** Looks at the file system of a disk that lost its power at this step. */
  Finding look(Path disk, long cut) throws IOException {
    try (DerbyJournal journal = DerbyJournal.open(disk.resolve(JOURNAL), outside.journalKey())) {
      long received = testimony.receivedBefore(cut);
      if (journal.acknowledged() > received) {
        return new Finding.Broken(
            "the mark stands at " + journal.acknowledged() + ", beyond the receipt " + received);
      }
      List<byte[]> entries = entries(journal, (int) received);
      List<Promise> kept = contents.kept(journal.epoch(), entries);
      long lost = missing(testimony.promisedBefore(cut), kept);
      Tone tone = beep(journal);
      return tone == Tone.IN
          ? new Finding.Opened(lost)
          : new Finding.Broken("the gate answered " + tone + " to somebody new");
    } catch (JournalException | EntryException | SealException e) {
      return new Finding.Broken(e.toString());
    }
  }

  /**
   * Reads a journal that is of no use by salvage: lost is what it does not read and the hub does
   * not hold.
   *
   * @param disk as the cut left it: nobody has tried to open its journal
   * @param work an empty folder
   */
  Finding salvage(Path disk, Path work, long cut) throws IOException {
    SortedMap<Long, byte[]> entries = new TreeMap<>();
    Optional<Long> epoch = Optional.empty();
    if (Files.isDirectory(disk.resolve(JOURNAL).resolve("seg0"))) {
      Salvage.Found found = Salvage.read(disk.resolve(JOURNAL), outside.journalKey(), work);
      entries.putAll(found.entries());
      epoch = found.epoch();
    }
    int held = (int) testimony.receivedBefore(cut);
    for (int i = 0; i < held; i++) {
      entries.put(i + 1L, received.get(i));
    }
    List<Promise> kept = epoch.map(known -> contents.salvaged(known, entries)).orElse(List.of());
    return new Finding.Opened(missing(testimony.promisedBefore(cut), kept));
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
