package vn.tram.systemtests.crowd;

import java.util.Locale;
import java.util.function.Consumer;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.GateLog;
import vn.tram.edge.gate.Wording;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.card.CardReader;

/** The real gate on a box without devices: who proves, hears the tones instead of a buzzer. */
public final class QuietGate {

  private QuietGate() {}

  /**
   * Opens a gate.
   *
   * @param ear called with each tone at the moment at which the buzzer would sound
   */
  public static Gate open(
      Gate.Identity identity,
      Journal journal,
      BootClock clock,
      NodeClock time,
      CardReader reader,
      Consumer<Tone> ear)
      throws JournalException {
    var face =
        new Gate.Face(
            screen -> {}, (tone, sight) -> ear.accept(tone), new Wording(Locale.of("vi")));
    return Gate.open(identity, journal, clock, time, reader, face, new GateLog(journal.inside()));
  }
}
