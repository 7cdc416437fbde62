package vn.tram.hardware.virtual;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tram.hardware.box.Tone;

/**
 * What visitors do before a virtual box, one step a line:
 *
 * <pre>
 * # a line that starts with a hash is for people
 * show cards/nguyen-van-mau.png
 * wait for IN within 2s
 * pause 500ms
 * </pre>
 *
 * @param steps in their order
 */
public record Script(List<Step> steps) {
  private static final Pattern SHOW = Pattern.compile("show\\s+(.+)");
  private static final Pattern WAIT = Pattern.compile("wait\\s+for\\s+(\\S+)\\s+within\\s+(\\S+)");
  private static final Pattern PAUSE = Pattern.compile("pause\\s+(\\S+)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");
  private static final String TONES =
      Arrays.stream(Tone.values()).map(Tone::name).collect(Collectors.joining(", "));

  public Script {
    steps = List.copyOf(steps);
  }

  /**
   * Reads the lines of a script.
   *
   * @throws ScriptException naming the first line that is not understood, and what may stand there
   */
  public static Script parse(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        steps.add(step(i + 1, line));
      }
    }
    return new Script(steps);
  }

  private static Step step(int number, String line) {
    Matcher show = SHOW.matcher(line);
    Matcher wait = WAIT.matcher(line);
    Matcher pause = PAUSE.matcher(line);
    if (show.matches()) {
      return new Show(number, Path.of(show.group(1)));
    }
    if (wait.matches()) {
      return new WaitFor(number, tone(number, wait.group(1)), time(number, wait.group(2)));
    }
    if (pause.matches()) {
      return new Pause(number, time(number, pause.group(1)));
    }
    throw new ScriptException(
        number,
        "\""
            + line
            + "\" is not a step; write \"show FILE\", \"wait for TONE within 2s\" or \"pause"
            + " 500ms\"");
  }

  private static Tone tone(int number, String word) {
    try {
      return Tone.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ScriptException(number, "there is no tone \"" + word + "\"; use one of " + TONES);
    }
  }

  private static Duration time(int number, String word) {
    Matcher time = TIME.matcher(word);
    if (!time.matches()) {
      throw new ScriptException(
          number, "\"" + word + "\" is not a time; write for example 500ms or 2s");
    }
    long amount = Long.parseLong(time.group(1));
    return time.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
  }

  /** One line of a script. */
  public sealed interface Step {

    /** The number of its line, from 1. */
    int line();
  }

  /** Holds a picture file before the eye. */
  public record Show(int line, Path picture) implements Step {}

  /** Goes on once the box has given this answer since the last picture, and fails without it. */
  public record WaitFor(int line, Tone tone, Duration within) implements Step {}

  /** Does nothing for a while: somebody looks for the card. */
  public record Pause(int line, Duration time) implements Step {}
}
