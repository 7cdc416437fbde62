package vn.tram.edge.journal;

import java.util.Optional;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;

/** A transaction of a {@link Journal} in the making; of no use after its {@link Work} returned. */
public interface Draft {

  /** The seq that the next added entry will have. */
  long nextSeq();

  /**
   * Adds an entry.
   *
   * @return its seq
   */
  long add(JournalEntry entry) throws JournalException;

  /** What is remembered of the visitor with this mark, with what this draft changed. */
  Optional<Visitor> visitor(Octets mark) throws JournalException;

  /** Remembers the visitor in place of what was remembered of his mark. */
  void remember(Visitor visitor) throws JournalException;

  /**
   * Has the action run when all of this draft is durable, before any other draft begins; never when
   * it is not.
   */
  void onDurable(Runnable action);
}
