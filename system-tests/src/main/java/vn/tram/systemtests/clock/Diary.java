package vn.tram.systemtests.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tram.edge.journal.Landmark;
import vn.tram.hub.clock.JournalClock;
import vn.tram.hub.clock.JournalClock.BootEntry;
import vn.tram.hub.clock.JournalClock.ClockEntry;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;

/** A journal's boots, anchors and check-ins, as they travel, with what truly was beside them. */
final class Diary {
  private final List<Landmark> landmarks = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Long> lies = new ArrayList<>();
  private long seq;

  /**
   * A check-in.
   *
   * @param bootSeq the Boot entry in force
   * @param millis the boot clock's reading
   * @param truth when it was, in milliseconds since 1970
   */
  record Passage(long seq, long bootSeq, long millis, long truth) {}

  /** An entry, as it comes out of its bytes. */
  void add(JournalEntry entry) {
    try {
      landmarks.add(new Landmark(++seq, EntryCodec.decode(EntryCodec.encode(entry)).getFirst()));
    } catch (EntryException e) {
      throw new IllegalStateException("an entry of the gate's own is not understood", e);
    }
  }

  void pass(long millis, long truth) {
    passages.add(new Passage(++seq, lastBoot(), millis, truth));
  }

  /** The newest entry is an anchor that the true time is not in. */
  void markLie() {
    lies.add(seq);
  }

  private long lastBoot() {
    return landmarks.stream()
        .filter(landmark -> landmark.entry() instanceof Boot)
        .toList()
        .getLast()
        .seq();
  }

  List<Landmark> landmarks() {
    return List.copyOf(landmarks);
  }

  long lastSeq() {
    return seq;
  }

  List<Passage> passages(long until) {
    return passages.stream().filter(passage -> passage.seq() <= until).toList();
  }

  boolean isLie(long entry) {
    return lies.contains(entry);
  }

  /** One program start. */
  record Start(long seq, UUID boot, long atMillis) {}

  List<Start> starts(long until) {
    return landmarks.stream()
        .filter(landmark -> landmark.seq() <= until && landmark.entry() instanceof Boot)
        .map(
            landmark ->
                new Start(
                    landmark.seq(),
                    ((Boot) landmark.entry()).boot(),
                    ((Boot) landmark.entry()).atMillis()))
        .toList();
  }

  /** An anchor and its place. */
  record Told(long seq, long bootSeq, Anchor anchor) {}

  List<Told> told(long until) {
    List<Told> told = new ArrayList<>();
    long boot = 0;
    for (Landmark landmark : landmarks) {
      if (landmark.seq() <= until) {
        switch (landmark.entry()) {
          case Boot _ -> boot = landmark.seq();
          case Clock clock -> told.add(new Told(landmark.seq(), boot, clock.anchor()));
          default -> throw new IllegalStateException("a landmark is a boot or a clock");
        }
      }
    }
    return told;
  }

  /** The hub's clock when it has the journal up to there. */
  JournalClock atTheHub(long until) {
    List<Told> told = told(until);
    List<BootEntry> boots =
        starts(until).stream()
            .map(start -> new BootEntry(start.seq(), start.boot(), last(start, told, until)))
            .toList();
    return new JournalClock(
        boots, told.stream().map(one -> new ClockEntry(one.bootSeq(), one.anchor())).toList());
  }

  private long last(Start start, List<Told> told, long until) {
    long last = start.atMillis();
    for (Told one : told) {
      last = one.bootSeq() == start.seq() ? Math.max(last, one.anchor().atMillis()) : last;
    }
    for (Passage passage : passages(until)) {
      last = passage.bootSeq() == start.seq() ? Math.max(last, passage.millis()) : last;
    }
    return last;
  }
}
