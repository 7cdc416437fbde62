package vn.tram.edge.journal;

import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.wire.ChainPoint;

/**
 * What is durable: replaced as a whole, so that readers see an entry with its landmarks.
 *
 * @param lastSeq the newest entry, 0 when there is none
 * @param base the last entry that is deleted, and the mark behind it
 * @param landmarks every one that is kept, in order
 * @param segments where the entries stand
 */
record State(long lastSeq, ChainPoint base, List<Landmark> landmarks, Segments segments) {
  long bootBefore(long seq) {
    for (Landmark landmark : landmarks.reversed()) {
      if (landmark.seq() < seq && landmark.entry() instanceof Boot) {
        return landmark.seq();
      }
    }
    return 0;
  }

  State with(DerbyWriter.InTransaction draft) {
    var more = landmarks;
    if (!draft.landmarks().isEmpty()) {
      more = new ArrayList<>(landmarks);
      more.addAll(draft.landmarks());
    }
    return new State(draft.lastSeq(), base, List.copyOf(more), draft.segments());
  }

  /** Without the oldest table. */
  State withoutSegment(long first, ChainPoint newBase) {
    return new State(lastSeq, newBase, landmarks, segments.without(first));
  }

  State withoutLandmarksBefore(long seq) {
    return new State(
        lastSeq,
        base,
        landmarks.stream().filter(landmark -> landmark.seq() >= seq).toList(),
        segments);
  }

  boolean hasLandmarksBefore(long seq) {
    return !landmarks.isEmpty() && landmarks.getFirst().seq() < seq;
  }

  /** The boot in force at the oldest entry is needed as long as that entry is. */
  long landmarksNeededFrom(long seq) {
    long boot = bootBefore(Math.min(seq, segments.first()) + 1);
    return boot == 0 ? 0 : Math.min(seq, boot);
  }
}
