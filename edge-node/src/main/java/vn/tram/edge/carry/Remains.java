package vn.tram.edge.carry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.tram.edge.journal.Salvage.Found;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/**
 * What was read out of a damaged journal, cut into batches. A pure function of what was found: the
 * same journal gives the same file.
 *
 * @param pieces in order
 * @param missing the holes between them, in order
 */
public record Remains(List<Piece> pieces, List<Hole> missing) {
  public Remains {
    pieces = List.copyOf(pieces);
    missing = List.copyOf(missing);
  }

  /**
   * Entries that stand one behind the other.
   *
   * @param before the place in front of the first, and the mark there where it is known
   * @param bootSeq the {@code Boot} in force in front of the first; 0 where that is not certain:
   *     then the hub knows no time for what follows, which is better than a false one
   * @param nothingEarlier whether something in front of it is lost or deleted
   * @param entries each in its encoded form; not empty
   */
  public record Piece(
      ChainPoint before, long bootSeq, boolean nothingEarlier, List<byte[]> entries) {
    public Piece {
      entries = List.copyOf(entries);
    }

    /** What the batch says of itself. */
    public Header header(NodeName node, long epoch, long nonce) {
      return Header.of(node, epoch, before, bootSeq, nonce, nothingEarlier, entries);
    }
  }

  /**
   * Entries that were not found.
   *
   * @param from the first of them
   * @param to the last
   */
  public record Hole(long from, long to) {
    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  /** Cuts. */
  public static Remains of(Found found) {
    return new Cutter(found).cut();
  }

  private static final class Cutter {
    private final Found found;
    private final TreeMap<Long, JournalEntry> read = new TreeMap<>();
    private final Map<Long, Long> bootOf = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Hole> missing = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private ChainPoint before;
    private long bytes;

    Cutter(Found found) {
      this.found = found;
      this.before = found.base();
      found.entries().forEach((seq, bytes) -> read.put(seq, decoded(bytes)));
      boots();
    }

    Remains cut() {
      NavigableMap<Long, byte[]> own = found.entries().tailMap(found.base().seq(), false);
      for (Map.Entry<Long, byte[]> entry : own.entrySet()) {
        long seq = entry.getKey();
        long next = before.seq() + 1 + entries.size();
        if (seq > next) {
          end();
          missing.add(new Hole(next, seq - 1));
          before = new ChainPoint(seq - 1, ChainMark.NONE);
        } else if (entries.size() == Portion.MOST_ENTRIES
            || bytes + entry.getValue().length > Portion.MOST_BYTES
            || seq == found.acknowledged().seq() + 1 && !before.isKnown()) {
          end();
        }
        if (seq == found.acknowledged().seq() + 1) {
          // Behind a hole no mark is known, but for this one, which the hub had.
          before = before.isKnown() || !entries.isEmpty() ? before : found.acknowledged();
        }
        entries.add(entry.getValue());
        bytes += entry.getValue().length;
      }
      end();
      return new Remains(pieces, missing);
    }

    private void end() {
      if (entries.isEmpty()) {
        return;
      }
      boolean lost = !missing.isEmpty() || pieces.isEmpty() && before.seq() > 0;
      long boot = bootOf.get(before.seq() + 1);
      // A Boot entry in front says itself which boot is in force.
      boolean inFront = boot <= before.seq();
      pieces.add(new Piece(before, inFront ? boot : 0, lost, entries));
      before = Chain.of(before, entries).after();
      entries.clear();
      bytes = 0;
    }

    /**
     * Which boot each entry is of. Behind a hole it is certain where all Boot entries are known to
     * be here, and where a person is under a data key from before: such a key lives in the memory
     * of one run of the program.
     */
    private void boots() {
      boolean allHere = found.recovered() && found.damagedPages() == 0;
      long last = 0;
      long boot = 0;
      for (long seq : read.keySet()) {
        if (read.get(seq) instanceof Boot) {
          boot = seq;
        } else if (seq != last + 1 && !allHere) {
          boot = bootByKey(seq);
        }
        bootOf.put(seq, boot);
        last = seq;
      }
    }

    /** The boot of the entries from here up to the next hole or start. */
    private long bootByKey(long from) {
      long next = from;
      for (Map.Entry<Long, JournalEntry> entry : read.tailMap(from, true).entrySet()) {
        if (entry.getKey() != next || entry.getValue() instanceof Boot) {
          return 0;
        }
        if (entry.getValue() instanceof Person(long key, _, _) && key < from) {
          return bootOfKey(key);
        }
        next++;
      }
      return 0;
    }

    private long bootOfKey(long key) {
      // The key of a start stands right behind its Boot entry.
      return bootOf.getOrDefault(key, read.get(key - 1) instanceof Boot ? key - 1 : 0L);
    }

    private static JournalEntry decoded(byte[] entry) {
      try {
        return EntryCodec.decode(entry).getFirst();
      } catch (EntryException e) {
        throw new IllegalStateException("only entries that are understood were found", e);
      }
    }
  }
}
