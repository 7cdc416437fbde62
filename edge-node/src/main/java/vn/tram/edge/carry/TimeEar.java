package vn.tram.edge.carry;

import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.time.Anchor;

/** Who wants to hear what time it was; a program that has written no Boot entry has nobody. */
@FunctionalInterface
public interface TimeEar {
  /** Hears an anchor of the present boot. */
  void heard(Anchor anchor) throws JournalException;
}
