package vn.tram.edge.journal;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/**
 * A process that appends until it is killed, and says each seq when it was told that it is safe.
 */
final class Appender {
  static final Octets KEY = Octets.of(new byte[32]);

  private Appender() {}

  public static void main(String[] args) throws JournalException {
    var journal = DerbyJournal.open(Path.of(args[0]), KEY);
    while (true) {
      journal.append(Appender::passage);
      System.out.println(journal.lastSeq());
    }
  }

  private static void passage(Draft draft) throws JournalException {
    long seq = draft.add(new CheckIn(1, Direction.IN, 0, draft.nextSeq(), Set.of()));
    Direction direction = seq % 2 == 0 ? Direction.IN : Direction.OUT;
    draft.remember(new Visitor(mark(seq), direction, seq, new UUID(0, 0), seq));
  }

  /** Ten visitors in turn. */
  static Octets mark(long seq) {
    byte[] mark = new byte[Visitor.MARK_BYTES];
    mark[0] = (byte) (seq % 10);
    return Octets.of(mark);
  }
}
