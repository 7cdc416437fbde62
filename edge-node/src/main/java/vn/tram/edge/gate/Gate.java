package vn.tram.edge.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.edge.journal.Visitor;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.TypedEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;

/**
 * Decides what becomes of a scan, has the journal remember it, and only then answers. A green
 * answer is reached in one place, behind an append that returned.
 *
 * <p>Safe for use by the threads of many lanes.
 */
public final class Gate {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  private final Identity identity;
  private final Journal journal;
  private final BootClock clock;
  private final NodeClock time;
  private final Face face;
  private final GateLog log;
  private final CardReader reader;
  private final Marks marks;
  private final Sealer sealer;
  private final Debounce debounce = new Debounce();

  /**
   * Who a gate is.
   *
   * @param node its name
   * @param secret 32 bytes by which it recognises cards
   * @param hub whom persons are sealed to; asked for each data key
   * @param lanes which way each lane leads, by number; further lanes are like the last one
   * @param software the program's version, at most 64 characters
   */
  public record Identity(
      NodeName node,
      Octets secret,
      Supplier<HubSealPublicKey> hub,
      List<Way> lanes,
      String software) {
    public Identity {
      lanes = List.copyOf(lanes);
      if (lanes.isEmpty()) {
        throw new IllegalArgumentException("a gate has a lane");
      }
    }

    /** A gate whose hub keeps its key. */
    public Identity(
        NodeName node, Octets secret, HubSealPublicKey hub, List<Way> lanes, String software) {
      this(node, secret, () -> hub, lanes, software);
    }

    /** As the box says, where it says so: whoever turned a switch stands before the visitor. */
    Way way(Scan scan) {
      return switch (scan.heading()) {
        case IN -> Way.IN;
        case OUT -> Way.OUT;
        case UNSAID -> lanes.get(Math.min(scan.lane(), lanes.size() - 1));
      };
    }
  }

  /**
   * How a gate speaks.
   *
   * @param display shows the words
   * @param signal sounds and lights
   * @param wording finds the words
   */
  public record Face(Display display, Signal signal, Wording wording) {}

  private Gate(
      Identity identity,
      Journal journal,
      BootClock clock,
      NodeClock time,
      CardReader reader,
      Face face,
      GateLog log) {
    this.identity = identity;
    this.journal = journal;
    this.clock = clock;
    this.time = time;
    this.reader = reader;
    this.face = face;
    this.log = log;
    this.marks = new Marks(identity.secret());
    this.sealer = new Sealer(identity.node(), journal.epoch(), identity.hub());
  }

  /**
   * Opens the gate: the journal learns that the program started, and of its first data key.
   *
   * @throws JournalException when the journal does not take it; the gate must not open then
   */
  public static Gate open(
      Identity identity,
      Journal journal,
      BootClock clock,
      NodeClock time,
      CardReader reader,
      Face face,
      GateLog log)
      throws JournalException {
    var gate = new Gate(identity, journal, clock, time, reader, face, log);
    long now = clock.millis();
    var boot =
        new Boot(clock.boot(), identity.software(), now, clock.wallClock(), clock.disciplined());
    journal.insist(
        draft -> {
          draft.add(boot);
          gate.sealer.prepare(draft, now);
        });
    return gate;
  }

  /** What the gate has seen lately. */
  public GateLog log() {
    return log;
  }

  /** Decides and answers: signal and display have answered when this returns. Never throws. */
  public Decision accept(Sight sight) {
    return switch (sight) {
      case Scan scan -> decide(reader.read(scan.text()), scan.text(), Form.SCANNED, scan);
      case Unreadable unreadable ->
          answer(new Decision.NotSeen(unreadable.reason()), unreadable, false);
    };
  }

  /**
   * Decides and answers for a visitor whom the guard typed in, as if he had been scanned now.
   *
   * @param lane where he stands, 0 to 255
   */
  public Decision accept(TypedEntry entry, int lane) {
    String text = entry.text();
    return decide(reader.readTyped(text), text, Form.TYPED, new Scan(text, clock.millis(), lane));
  }

  private Decision decide(Reading reading, String words, Form form, Scan scan) {
    boolean typed = form == Form.TYPED;
    return switch (reading) {
      case Card card -> pass(card, words, form, scan);
      case Reading.Unreadable(Reading.Reason reason) ->
          switch (reason) {
            case FORGED_PASS, SETTING_CODE -> answer(new Decision.Refused(reason), scan, typed);
            case EMPTY, TOO_LONG, BINARY, UNKNOWN_KIND, BROKEN_NUMBER, BROKEN_DATE ->
                answer(new Decision.NotRead(reason), scan, typed);
          };
    };
  }

  private Decision pass(Card card, String words, Form form, Scan scan) {
    Octets mark = marks.of(card.key());
    boolean typed = form == Form.TYPED;
    var passage =
        new Passage(
            new Passage.Request(
                mark,
                words,
                form,
                scan.lane(),
                identity.way(scan),
                clock.boot(),
                scan.bootMillis()),
            sealer,
            debounce);
    try {
      journal.append(passage);
    } catch (JournalException e) {
      // A crowd before a full disk must not fill it with words, too.
      boolean known = e.reason() == Reason.FULL;
      LOG.log(
          known ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
          "a check-in was not stored",
          e);
      return answer(new Decision.Fault(e.reason()), scan, typed);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a check-in failed in an unforeseen way", e);
      return answer(new Decision.Fault(Reason.FAILED), scan, typed);
    }
    debounce.saw(mark, scan.bootMillis());
    Label who = Label.of(card.holder());
    Optional<Visitor> passed = passage.passed();
    if (passed.isEmpty()) {
      Direction last = passage.wasInside() ? Direction.IN : Direction.OUT;
      return answer(new Decision.Already(who, last), scan, typed);
    }
    long seq = passed.get().checkIn();
    Direction direction = passed.get().direction();
    Decision green =
        switch (direction) {
          case IN -> new Decision.In(who, seq);
          case OUT -> new Decision.Out(who, seq);
        };
    speak(green, scan);
    log.note(event(green, scan, typed), mark, passage.wasInside(), direction, who);
    return green;
  }

  private Decision answer(Decision decision, Sight sight, boolean typed) {
    speak(decision, sight);
    log.note(event(decision, sight, typed));
    return decision;
  }

  private void speak(Decision decision, Sight sight) {
    var screen = face.wording().screen(decision);
    try {
      face.signal().sound(screen.tone(), sight);
    } catch (BoxException e) {
      LOG.log(System.Logger.Level.ERROR, "the box gave no signal", e);
    }
    face.display().show(screen, sight.lane());
  }

  private GateEvent event(Decision decision, Sight sight, boolean typed) {
    return new GateEvent(
        decision, sight.lane(), typed, sight.bootMillis(), time.at(sight.bootMillis()));
  }
}
