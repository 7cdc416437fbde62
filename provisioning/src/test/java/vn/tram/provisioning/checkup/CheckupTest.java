package vn.tram.provisioning.checkup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.BoardPlan;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.part.FaultWords;
import vn.tram.provisioning.text.Texts;

/** Whoever built a box learns of each part how it is, alone or with eyes and ears. */
@Timeout(20)
class CheckupTest {

  private static final Checkup.Pace HURRIED =
      new Checkup.Pace(Duration.ofSeconds(5), Duration.ofMillis(1));

  private static final String LAMPS_AND_BUTTON =
      """
      parts:
        green: {kind: lamp, colour: green, pin: 13, lane: 2}
        horn: {kind: passive-buzzer, pin: 18}
        leave: {kind: exit-button, pin: 27}
        page: {kind: virtual}
      """;

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private final List<String> questions = new ArrayList<>();

  @Test
  void withoutAPersonEachPartIsOneLineAndTheSum() throws Exception {
    assertTrue(check(new Bench(), LAMPS_AND_BUTTON, Optional.empty()));
    assertEquals(
        List.of(
            "✓ green (lamp): fine",
            "✓ horn (buzzer): fine",
            "✓ leave (button): fine",
            "✓ page (scanner): fine",
            "Tried 4: 4 fine, 0 failing."),
        said.toString().lines().toList());
  }

  @Test
  void whatFailsIsToldWithTheReasonAndTheRestIsTried() throws Exception {
    var bench = new Bench(Set.of(13), Map.of());
    assertFalse(
        check(
            bench,
            LAMPS_AND_BUTTON + "  red: {kind: lamp, colour: purple, pin: 99}\n",
            Optional.empty()));
    List<String> lines = said.toString().lines().toList();
    assertEquals(6, lines.stream().filter(line -> line.matches("[✓✗].*")).count(), lines::toString);
    assertTrue(lines.getFirst().startsWith("✗ red (lamp): box.yaml says"), lines::toString);
    assertTrue(
        lines.get(2).startsWith("✗ green (lamp): The gate may not use GPIO13"), said::toString);
    assertEquals("Tried 5: 3 fine, 2 failing.", lines.getLast(), "parts, not mistakes");
  }

  @Test
  void whoeverSeesSnowOnAnOledIsToldOfTheOtherChip() throws Exception {
    assertFalse(
        check(
            new Bench(),
            "parts: {eyes: {kind: oled, address: 0x3c}}",
            Optional.of(always(Person.Answer.NO))));
    assertTrue(questions.getFirst().contains("without snow at its edges"), questions::toString);
    assertTrue(said.toString().contains("\"chip: sh1106\""), said::toString);
  }

  @Test
  void aPersonIsAskedWhatNoProgramCanTell() throws Exception {
    var bench = new Bench();
    assertTrue(check(bench, LAMPS_AND_BUTTON, Optional.of(always(Person.Answer.YES))));
    assertEquals(
        List.of(
            "The green lamp \"green\" (lane 2) shines for 3 seconds: do you see it?",
            "The buzzer \"horn\" sounded seven times, each time differently: did you hear all?"),
        questions);
    assertTrue(said.toString().contains("Press the button \"leave\""), said::toString);
    assertEquals(7, said.toString().lines().filter(line -> line.startsWith("♪ ")).count());
    assertEquals(Set.of(), bench.open(), "what was tried is let go");
  }

  @Test
  void whatNobodySawIsNotFine() throws Exception {
    var bench = new Bench();
    assertFalse(check(bench, LAMPS_AND_BUTTON, Optional.of(always(Person.Answer.NO))));
    assertTrue(said.toString().contains("Tried 4: 2 fine, 2 failing."), said::toString);
  }

  @Test
  void aButtonThatNobodyPressesIsNotFine() throws Exception {
    var bench = new Bench();
    bench.withoutFingers();
    var pace = new Checkup.Pace(Duration.ofMillis(50), Duration.ofMillis(1));
    assertFalse(
        check(
            bench,
            "parts:\n  way: {kind: lane-switch, pin: 24}\n",
            Optional.of(always(Person.Answer.YES)),
            pace));
    assertTrue(said.toString().contains("✗ way (button)"), said::toString);
  }

  @Test
  void ofAScannerThatReadNothingNobodyTurnsTheWires() throws Exception {
    var pace = new Checkup.Pace(Duration.ofMillis(50), Duration.ofMillis(1));
    assertFalse(
        check(
            new Bench(),
            "parts:\n  eye: {kind: camera, width: 64, height: 64, command: cat /dev/zero}\n",
            Optional.of(always(Person.Answer.YES)),
            pace));
    String told = said.toString();
    assertTrue(told.contains("✗ eye (scanner): has read no card: hold the card still"), told);
    assertFalse(told.contains("polarity"), told);
  }

  @Test
  void aCommandThatGivesNoPicturesIsNotFineAlsoWhereNobodyLooks() throws Exception {
    assertFalse(
        check(
            new Bench(),
            """
            parts:
              noise: {kind: camera, width: 64, height: 64, command: cat /dev/urandom}
              letters: {kind: camera, width: 64, height: 64, command: [yes, hello]}
              nothing: {kind: camera, command: ["true"]}
            """,
            Optional.empty()));
    assertTrue(said.toString().endsWith("Tried 3: 0 fine, 3 failing.\n"), said::toString);
  }

  @Test
  void whoeverWasNotLookingSeesItAgain() throws Exception {
    var answers = new ArrayList<>(List.of(Person.Answer.AGAIN, Person.Answer.YES));
    Person person = _ -> answers.removeFirst();
    assertTrue(
        check(
            new Bench(),
            "parts:\n  green: {kind: lamp, colour: green, pin: 13}\n",
            Optional.of(person)));
    assertEquals(List.of(), answers);
  }

  @Test
  void aTerminalTakesAnswersInBothLanguagesAndAsksAgainForWhatIsNone() {
    var in = new BufferedReader(new StringReader("what\n C\nkhông\nl\nYES\n"));
    var person = new TerminalPerson(in, new PrintWriter(said, true), Texts.english());
    assertEquals(Person.Answer.YES, person.ask("?"));
    assertEquals(2, said.toString().lines().count());
    assertEquals(Person.Answer.NO, person.ask("?"));
    assertEquals(Person.Answer.AGAIN, person.ask("?"));
    assertEquals(Person.Answer.YES, person.ask("?"));
    assertEquals(Person.Answer.NO, person.ask("?"), "a terminal that ended has seen nothing");
  }

  private Person always(Person.Answer answer) {
    return question -> {
      questions.add(question);
      return answer;
    };
  }

  private boolean check(Bench bench, String file, Optional<Person> person) throws Exception {
    return check(bench, file, person, HURRIED);
  }

  private boolean check(Bench bench, String text, Optional<Person> person, Checkup.Pace pace)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve(BoardFile.NAME), text);
    BoardPlan plan = BoardFile.read(file, new Machine("Raspberry Pi 4 Model B Rev 1.4"));
    var told =
        new Checkup.Told(
            Texts.english(), new FaultWords(Locale.ENGLISH), new PrintWriter(said, true));
    return new Checkup(bench, () -> 5_000, told, person, pace).run(plan);
  }
}
