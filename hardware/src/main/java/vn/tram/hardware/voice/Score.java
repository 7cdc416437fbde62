package vn.tram.hardware.voice;

import java.util.List;
import java.util.stream.Stream;
import vn.tram.hardware.box.Tone;

/**
 * What a buzzer plays for each tone. The rhythm alone tells any two tones apart, because an active
 * buzzer knows one pitch only and not everybody hears two; the pitch says it again: up is in, down
 * is out, deep is no. A piezo disc is loudest between 2 and 4 kHz, so what is good news lies there.
 */
final class Score {

  private static final int SILENT = 0;

  private Score() {}

  /** The notes for a buzzer that knows pitches; hertz, 0 is silence. */
  static Piece<Integer> notes(Tone tone) {
    return new Piece<>(
        switch (tone) {
          case READY -> List.of();
          // Two short ones, up: over before the visitor has lowered his card.
          case IN -> List.of(note(2093, 90), note(SILENT, 40), note(2794, 150));
          // One long one whose pitch falls.
          case OUT -> List.of(note(2794, 150), note(2093, 300));
          // A tick.
          case ALREADY -> List.of(note(2349, 70));
          // Three short ones, all alike.
          case NOT_READ ->
              List.of(
                  note(1175, 80),
                  note(SILENT, 80),
                  note(1175, 80),
                  note(SILENT, 80),
                  note(1175, 80));
          // Two long deep ones.
          case REFUSED -> List.of(note(440, 350), note(SILENT, 150), note(440, 350));
          // One long and two short.
          case FULL ->
              List.of(
                  note(880, 600),
                  note(SILENT, 150),
                  note(660, 120),
                  note(SILENT, 120),
                  note(660, 120));
          // Four long ones, up and down like a siren.
          case FAULT ->
              Stream.of(988, 740, 988, 740)
                  .flatMap(hertz -> Stream.of(note(hertz, 400), note(SILENT, 200)))
                  .limit(7)
                  .toList();
        },
        false);
  }

  /** The same for a buzzer that is on or off. */
  static Piece<Boolean> rhythm(Tone tone) {
    Piece<Integer> notes = notes(tone);
    return new Piece<>(
        notes.steps().stream()
            .map(step -> new Step<>(step.state() != SILENT, step.millis()))
            .toList(),
        notes.lasting());
  }

  private static Step<Integer> note(int hertz, int millis) {
    return new Step<>(hertz, millis);
  }
}
