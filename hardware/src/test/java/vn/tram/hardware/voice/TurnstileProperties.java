package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.PinsModel;

class TurnstileProperties {

  private static final int PIN = 22;

  /** What happens, so long after what happened before. */
  record Event(int afterMillis, Tone tone, boolean called) {}

  /** Whatever the gate answers, and however fast. */
  @Property(tries = 500)
  void neverOpenLongerThanTheLongestTimeAndShutAtTheEnd(
      @ForAll("storms") List<Event> storm, @ForAll @IntRange(min = 1, max = 10_000) int openMillis)
      throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var turnstile =
        new Turnstile(PIN, false, Duration.ofMillis(openMillis), OptionalInt.of(0), pins, scene);
    long at = 0;
    for (Event event : storm) {
      at += event.afterMillis();
      scene.at(
          at,
          () -> {
            if (event.called()) {
              turnstile.call(event.tone());
            } else {
              turnstile.answer(event.tone(), 0);
            }
          });
    }
    scene.play(turnstile, at + 60_000);

    List<BuzzerModel.Note> opened = BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos());
    boolean green = storm.stream().anyMatch(event -> event.tone().green() && !event.called());
    assertTrue(green || opened.isEmpty());
    assertFalse(pins.high(PIN));
    for (int i = 0; i < opened.size(); i++) {
      BuzzerModel.Note each = opened.get(i);
      assertTrue(each.millis() <= Turnstile.LONGEST.toMillis(), each::toString);
      assertTrue(i == 0 || each.afterMillis() >= 1_000, each::toString);
    }
    // Nobody is forgotten: it shut by itself long before the scene was over.
    assertTrue((scene.nanos() - pins.levels(PIN).getLast().nanos()) / Scene.MILLI > 30_000);
  }

  @Provide
  Arbitrary<List<Event>> storms() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6_000),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Tone.IN, Tone.OUT)),
                Tuple.of(1, Arbitraries.of(Tone.class))),
            Arbitraries.of(false, false, false, true))
        .as(Event::new)
        .list()
        .ofMaxSize(40);
  }
}
