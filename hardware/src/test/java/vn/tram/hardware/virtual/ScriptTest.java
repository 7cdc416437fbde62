package vn.tram.hardware.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.hardware.box.Tone;

class ScriptTest {

  @Test
  void readsItsLines() {
    Script script =
        Script.parse(
            List.of(
                "# a market in the morning",
                "",
                "show cards/a card.png",
                "  wait for in within 2s ",
                "pause 300ms"));
    assertEquals(
        List.of(
            new Script.Show(3, Path.of("cards/a card.png")),
            new Script.WaitFor(4, Tone.IN, Duration.ofSeconds(2)),
            new Script.Pause(5, Duration.ofMillis(300))),
        script.steps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dance| Line 2 of the script: \"dance\" is not a step; write \"show FILE\","
            + " \"wait for TONE within 2s\" or \"pause 500ms\".",
        "wait for GREEN within 2s| Line 2 of the script: there is no tone \"GREEN\"; use one of"
            + " READY, IN, OUT, ALREADY, NOT_READ, REFUSED, FULL, FAULT.",
        "pause soon| Line 2 of the script: \"soon\" is not a time; write for example 500ms or 2s.",
        "wait for IN within 99999999s| Line 2 of the script: \"99999999s\" is not a time; write"
            + " for example 500ms or 2s."
      })
  void saysWhatIsWrongAndWhatMayStandThere(String line, String sentence) {
    ScriptException wrong =
        assertThrows(
            ScriptException.class, () -> Script.parse(List.of("# the first line is fine", line)));
    assertEquals(sentence, wrong.getMessage());
  }
}
