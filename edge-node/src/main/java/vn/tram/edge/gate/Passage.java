package vn.tram.edge.gate;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.tram.edge.journal.Draft;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Visitor;
import vn.tram.edge.journal.Work;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Flag;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.octets.Octets;

/** One visitor's passage on its way into the journal. */
final class Passage implements Work {

  /**
   * What is known before the journal is asked.
   *
   * @param mark whose
   * @param words the raw scan or the typed text
   * @param form how the words came to be
   * @param lane 0 to 255
   * @param way which way the lane leads
   * @param boot the kernel's boot
   * @param atMillis milliseconds since that boot
   */
  record Request(
      Octets mark, String words, Form form, int lane, Way way, UUID boot, long atMillis) {}

  private final Request request;
  private final Sealer sealer;
  private final Debounce debounce;
  private Optional<Visitor> before = Optional.empty();
  private Optional<Visitor> after = Optional.empty();

  Passage(Request request, Sealer sealer, Debounce debounce) {
    this.request = request;
    this.sealer = sealer;
    this.debounce = debounce;
  }

  @Override
  public void write(Draft draft) throws JournalException {
    before = draft.visitor(request.mark());
    if (debounce.isRecent(request.mark(), request.atMillis())
        || before.filter(this::now).isPresent()) {
      return;
    }
    Direction direction = request.way().direction(wasInside());
    long person =
        sealer.person(draft, request.mark(), request.words(), request.form(), request.atMillis());
    long seq =
        draft.add(
            new CheckIn(person, direction, request.lane(), request.atMillis(), flags(request)));
    var visitor = new Visitor(request.mark(), direction, seq, request.boot(), request.atMillis());
    draft.remember(visitor);
    after = Optional.of(visitor);
  }

  /** Whether he was inside before. */
  boolean wasInside() {
    return before.filter(Visitor::inside).isPresent();
  }

  /** He as he passed; empty when it was the same card a moment ago. */
  Optional<Visitor> passed() {
    return after;
  }

  private boolean now(Visitor visitor) {
    return visitor.boot().equals(request.boot())
        && Debounce.isRecent(visitor.atMillis(), request.atMillis());
  }

  private static Set<Flag> flags(Request request) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (request.form() == Form.TYPED) {
      flags.add(Flag.TYPED);
    }
    return flags;
  }
}
