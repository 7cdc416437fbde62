package vn.tram.systemtests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A text with a gap is filled where it is used. Texts whose keys are put together at run time are
 * not found here; the modules' own tests look at what is shown of them.
 */
class PlaceholdersTest {
  private static final List<String> MODULES =
      List.of("edge-node", "central-hub", "provisioning", "system-tests");
  private static final Pattern GAP = Pattern.compile("\\{(\\d)[,}]");
  private static final Pattern CALLEE = Pattern.compile("(\\w+)$");

  /** What takes a text's key and, right after it, what its gaps are filled with. */
  private static final Set<String> FILLING = Set.of("get", "of", "say", "text", "Refusal");

  /** The page's script fills it, many times over. */
  private static final Set<String> FILLED_LATER = Set.of("chart.ago");

  @Test
  void everyGapIsFilledWhereItsTextIsUsed() throws IOException {
    List<String> mistakes = new ArrayList<>();
    int uses = 0;
    for (String module : MODULES) {
      Map<String, Integer> gaps = gaps(Path.of("..", module, "src", "main", "resources"));
      for (Path source : files(Path.of("..", module, "src", "main"), ".java", ".jte")) {
        String code = Files.readString(source);
        for (Map.Entry<String, Integer> text : gaps.entrySet()) {
          String literal = '"' + text.getKey() + '"';
          for (int at = code.indexOf(literal); at >= 0; at = code.indexOf(literal, at + 1)) {
            uses++;
            int filled = details(code, at + literal.length());
            if (!FILLING.contains(callee(code, at)) || filled < text.getValue()) {
              mistakes.add(source.getFileName() + ": " + text.getKey() + " gets " + filled);
            }
          }
        }
      }
    }
    assertEquals(List.of(), mistakes);
    assertTrue(uses > 50, "found only " + uses);
  }

  @Test
  void theSearchSeesATextThatIsHandedOnUnfilled() {
    String code = "told(\"warn\", \"a.b\", texts.of(\"a.c\", f(1, 2), \")\"))";
    assertEquals("told", callee(code, code.indexOf("\"a.b\"")));
    int filled = code.indexOf("\"a.c\"");
    assertEquals("of", callee(code, filled));
    assertEquals(2, details(code, filled + "\"a.c\"".length()));
  }

  /** How many gaps the texts have, by key, where they have any. */
  private static Map<String, Integer> gaps(Path resources) throws IOException {
    Map<String, Integer> gaps = new TreeMap<>();
    for (Path bundle : files(resources, ".properties")) {
      if (bundle.getFileName().toString().startsWith("texts")) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
          texts.load(reader);
        }
        for (String key : texts.stringPropertyNames()) {
          GAP.matcher(texts.getProperty(key))
              .results()
              .mapToInt(gap -> Integer.parseInt(gap.group(1)) + 1)
              .max()
              .ifPresent(most -> gaps.merge(key, most, Math::max));
        }
      }
    }
    gaps.keySet().removeAll(FILLED_LATER);
    return gaps;
  }

  /** The call in whose arguments a place of the code lies. */
  private static String callee(String code, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      char letter = code.charAt(i);
      if (letter == ')') {
        depth++;
      } else if (letter == '(' && depth-- == 0) {
        Matcher name = CALLEE.matcher(code.substring(Math.max(0, i - 40), i));
        return name.find() ? name.group(1) : "";
      }
    }
    return "";
  }

  /** How many arguments follow in the same call. */
  private static int details(String code, int from) {
    int depth = 0;
    int details = 0;
    boolean quoted = false;
    for (int i = from; i < code.length(); i++) {
      char letter = code.charAt(i);
      if (letter == '"' && code.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && letter == '(') {
        depth++;
      } else if (!quoted && letter == ')' && depth-- == 0) {
        return details;
      } else if (!quoted && letter == ',' && depth == 0) {
        details++;
      }
    }
    return details;
  }

  private static List<Path> files(Path root, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
