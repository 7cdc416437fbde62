package vn.tram.hub.app;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path as one word of a command that somebody copies into a shell. */
public final class CommandWord {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_@%+=:,./-]+");

  private CommandWord() {}

  /** As it is, or between apostrophes where a shell would read it as something else. */
  public static String of(Path path) {
    String word = path.toString();
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
