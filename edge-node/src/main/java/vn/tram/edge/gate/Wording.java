package vn.tram.edge.gate;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.StringJoiner;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.entry.JournalEntry.Direction;

/** Finds the words for an answer, in one language. */
public final class Wording {
  private static final String BUNDLE = Wording.class.getPackageName() + ".texts";

  /** Traces count in minutes. */
  private static final Duration FINE = Duration.ofMinutes(2);

  private final ResourceBundle texts;

  /**
   * Words in a language.
   *
   * @param language Vietnamese or English
   */
  public Wording(Locale language) {
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** What the display says of an answer. */
  public Screen screen(Decision decision) {
    return switch (decision) {
      case Decision.In(Label who, _) -> screen(Tone.IN, "in", label(who));
      case Decision.Out(Label who, _) -> screen(Tone.OUT, "out", label(who));
      case Decision.Already(Label who, Direction last) ->
          screen(Tone.ALREADY, last == Direction.IN ? "already.in" : "already.out", label(who));
      case Decision.Refused(var reason) ->
          screen(Tone.REFUSED, "refused", text("reason." + reason));
      case Decision.NotRead(var reason) ->
          screen(Tone.NOT_READ, "not-read", text("reason." + reason));
      case Decision.NotSeen(var reason) ->
          screen(Tone.NOT_READ, "not-read", text("sight." + reason));
      case Decision.Fault(var reason) when reason == Reason.FULL -> full();
      case Decision.Fault(var reason) -> screen(Tone.FAULT, "fault", text("fault." + reason));
    };
  }

  /** What the display says while nobody is before it; a bad clock is said, a good one is not. */
  public Screen ready(String site, Quality clock) {
    String quality =
        switch (clock) {
          case Quality.Unknown() -> ".unknown";
          case Quality.Within(Duration width) -> width.compareTo(FINE) <= 0 ? "" : ".coarse";
        };
    return new Screen(
        Tone.READY,
        text("ready.title"),
        site,
        text("ready.hint" + quality),
        new Screen.Brief(text("ready.brief"), text("ready.brief.next" + quality)));
  }

  /** What the display says while the disk is full, whether somebody is before it or not. */
  public Screen full() {
    return screen(Tone.FULL, "full", text("full.detail"));
  }

  /** What the display says while no scanner of the box works. */
  public Screen blind() {
    return screen(Tone.FAULT, "blind", text("blind.detail"));
  }

  /** All that is shown of a visitor: initials, sex, birth year, as far as known. */
  public String label(Label who) {
    var words = new StringJoiner(" · ");
    words.setEmptyValue(text("label.unknown"));
    if (!who.initials().isEmpty()) {
      words.add(who.initials());
    }
    if (who.sex() != Sex.UNKNOWN) {
      words.add(text("sex." + who.sex()));
    }
    if (who.birthYear() != 0) {
      words.add(Integer.toString(who.birthYear()));
    }
    return words.toString();
  }

  private Screen screen(Tone tone, String key, String detail) {
    return new Screen(
        tone,
        text(key + ".title"),
        detail,
        text(key + ".hint"),
        new Screen.Brief(text(key + ".brief"), text(key + ".brief.next")));
  }

  private String text(String key) {
    return texts.getString(key);
  }
}
