package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.tram.hardware.voice.LateTempo.Level;

/** On a machine that is late, at any moment and by any time. */
class PlayerProperties {

  private static final int TRIES = 300;
  private static final int REST = 0;

  /** States of a second piece; no piece of {@link #steps} has them. */
  private static final int OTHER = 10;

  @Provide
  Arbitrary<List<Integer>> lateness() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)),
            Tuple.of(2, Arbitraries.integers().between(0, 100)),
            Tuple.of(1, Arbitraries.integers().between(0, 60_000)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }

  @Provide
  Arbitrary<List<Step<Integer>>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(REST, 3), Arbitraries.integers().between(1, 3_000))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = TRIES)
  void everyStepIsPlayedInItsTurnAndForAtLeastItsTime(
      @ForAll("steps") List<Step<Integer>> steps, @ForAll("lateness") List<Integer> lateness)
      throws PartException {
    assertPlayed(steps, lateness);
  }

  @Property(tries = TRIES)
  void everyAnswerSoundsAsItIsWritten(@ForAll Tone tone, @ForAll("lateness") List<Integer> lateness)
      throws PartException {
    assertPlayed(Score.notes(tone).steps(), lateness);
  }

  private static void assertPlayed(List<Step<Integer>> steps, List<Integer> lateness)
      throws PartException {
    var tempo = new LateTempo(lateness);
    var player = new Player<>(REST, tempo);
    tempo.at(0, () -> player.say(new Piece<>(steps, false)));
    assertLevels(heard(steps), tempo.play(player).stream().skip(1).toList());
    assertEquals(REST, tempo.state());
  }

  @Property(tries = TRIES)
  void theNewestAnswerIsHeardAtOnceAndWhole(
      @ForAll("steps") List<Step<Integer>> old,
      @ForAll("steps") List<Step<Integer>> steps,
      @ForAll("lateness") List<Integer> lateness,
      @ForAll @IntRange(min = 1, max = 15) int wait)
      throws PartException {
    List<Step<Integer>> newest = other(steps);
    var tempo = new LateTempo(lateness);
    var player = new Player<>(REST, tempo);
    var before = new AtomicInteger();
    tempo
        .at(0, () -> player.say(new Piece<>(old, false)))
        .at(
            wait,
            () -> {
              before.set(tempo.changes() + 1);
              player.say(new Piece<>(newest, false));
            });
    List<Level> levels = tempo.play(player);
    assertLevels(heard(newest), levels.stream().skip(before.get()).toList());
  }

  @Property(tries = TRIES)
  void whatWasCalledGoesOnAfterAnAnswerWithTheStepThatWasCutShort(
      @ForAll("steps") List<Step<Integer>> steps,
      @ForAll("lateness") List<Integer> lateness,
      @ForAll @IntRange(min = 1, max = 9) int wait)
      throws PartException {
    List<Step<Integer>> standing = List.of(new Step<>(1, 200), new Step<>(REST, 300));
    List<Step<Integer>> answer = other(steps);
    var tempo = new LateTempo(lateness);
    var player = new Player<>(REST, tempo);
    var before = new AtomicInteger();
    var cut = new AtomicInteger();
    tempo
        .at(0, () -> player.call(new Piece<>(standing, true)))
        .at(
            wait,
            () -> {
              before.set(tempo.changes() + 1);
              cut.set(tempo.state());
              player.say(new Piece<>(answer, false));
            })
        .at(100, () -> player.call(Piece.none()));
    List<Level> levels = tempo.play(player).stream().skip(before.get()).toList();
    int size = heard(answer).size();
    assertLevels(heard(answer), levels.subList(0, size));
    List<Level> after = levels.subList(size, levels.size());
    assertTrue(after.size() > 40, () -> "it goes on: " + after.size());
    for (int at = 0; at < after.size() - 1; at++) {
      Step<Integer> step = standing.get(at % 2 == 0 ? cut.get() ^ 1 : cut.get());
      assertLevels(List.of(step), after.subList(at, at + 1));
    }
  }

  /** The visitor to whom it was said has left long ago. */
  @Property(tries = TRIES)
  void whatWasSaidWhileThePinDidNotWorkIsNotMadeUpFor(@ForAll Tone tone) throws PartException {
    Piece<Integer> piece = Score.notes(tone);
    int late = Math.toIntExact(piece.nanos() / 1_000_000);
    var gone = new LateTempo(List.of(0, late));
    var player = new Player<>(REST, gone);
    player.say(piece);
    assertEquals(List.of(), gone.play(player));
  }

  private static List<Step<Integer>> other(List<Step<Integer>> steps) {
    return steps.stream().map(step -> new Step<>(OTHER + step.state(), step.millis())).toList();
  }

  private static void assertLevels(List<Step<Integer>> written, List<Level> played) {
    assertEquals(
        written.stream().map(Step::state).toList(), played.stream().map(Level::state).toList());
    for (int at = 0; at < written.size(); at++) {
      Level level = played.get(at);
      Step<Integer> step = written.get(at);
      assertTrue(level.length() >= step.nanos(), () -> level + " instead of " + step);
    }
  }

  /** What is heard of steps: equal neighbours as one, and no silence at either end. */
  private static List<Step<Integer>> heard(List<Step<Integer>> steps) {
    List<Step<Integer>> heard = new ArrayList<>();
    for (Step<Integer> step : steps) {
      boolean same = !heard.isEmpty() && heard.getLast().state().equals(step.state());
      int before = same ? heard.removeLast().millis() : 0;
      heard.add(new Step<>(step.state(), before + step.millis()));
    }
    if (!heard.isEmpty() && heard.getLast().state() == REST) {
      heard.removeLast();
    }
    return heard.stream().dropWhile(step -> step.state() == REST).toList();
  }
}
