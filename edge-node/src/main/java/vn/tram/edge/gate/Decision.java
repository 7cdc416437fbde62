package vn.tram.edge.gate;

import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.entry.JournalEntry.Direction;

/** What the gate answered. Only {@link In} and {@link Out} are green. */
public sealed interface Decision {

  /**
   * He is in, and the journal holds it.
   *
   * @param who he is, as far as it may be shown
   * @param seq of the check-in
   */
  record In(Label who, long seq) implements Decision {}

  /**
   * He is out, and the journal holds it.
   *
   * @param who he is, as far as it may be shown
   * @param seq of the check-in
   */
  record Out(Label who, long seq) implements Decision {}

  /**
   * The same card a moment ago: nothing new.
   *
   * @param who he is, as far as it may be shown
   * @param last which way he went then
   */
  record Already(Label who, Direction last) implements Decision {}

  /**
   * Somebody tries something: a pass that is not ours, or a code that reprograms the scanner.
   *
   * @param reason FORGED_PASS or SETTING_CODE
   */
  record Refused(Reading.Reason reason) implements Decision {}

  /**
   * No card; nothing is stored.
   *
   * @param reason why
   */
  record NotRead(Reading.Reason reason) implements Decision {}

  /**
   * Not even a text came from the scanner; nothing is stored.
   *
   * @param reason why
   */
  record NotSeen(Unreadable.Reason reason) implements Decision {}

  /**
   * The journal did not take it: never green.
   *
   * @param reason why
   */
  record Fault(JournalException.Reason reason) implements Decision {}
}
