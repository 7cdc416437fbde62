package vn.tram.hardware.glass;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;

/** What glasses are asked to show: all that the gate says, in both languages, and anything. */
public final class Screens {

  /** The words are the gate's; a glass has to live with them. */
  private static final Path TEXTS =
      Path.of("..", "edge-node", "src", "main", "resources", "vn", "tram", "edge", "gate");

  private static final String WHO = "N.V.M · %s · 1990";

  private Screens() {}

  /** Everything that the gate can say. */
  public static List<Screen> all() {
    return Stream.of("vi", "en").flatMap(language -> in(language).stream()).toList();
  }

  /** Everything that the gate can say in a language. */
  public static List<Screen> in(String language) {
    Properties texts = texts(language);
    var screens = new ArrayList<Screen>();
    for (String quality : List.of("", ".unknown", ".coarse")) {
      for (String site : List.of("Trạm Y tế xã Tân Phú Đông", "Chợ Lớn", "")) {
        screens.add(
            new Screen(
                Tone.READY,
                texts.getProperty("ready.title"),
                site,
                texts.getProperty("ready.hint" + quality),
                new Screen.Brief(
                    texts.getProperty("ready.brief"),
                    texts.getProperty("ready.brief.next" + quality))));
      }
    }
    for (String who : List.of("sex.MALE", "sex.FEMALE")) {
      String label = WHO.formatted(texts.getProperty(who));
      screens.add(screen(texts, Tone.IN, "in", label));
      screens.add(screen(texts, Tone.OUT, "out", label));
      screens.add(screen(texts, Tone.ALREADY, "already.in", label));
      screens.add(screen(texts, Tone.ALREADY, "already.out", label));
    }
    screens.add(screen(texts, Tone.IN, "in", texts.getProperty("label.unknown")));
    screens.add(screen(texts, Tone.FAULT, "blind", texts.getProperty("blind.detail")));
    screens.add(screen(texts, Tone.FULL, "full", texts.getProperty("full.detail")));
    for (String key : texts.stringPropertyNames().stream().sorted().toList()) {
      String text = texts.getProperty(key);
      if (key.startsWith("reason.")) {
        screens.add(screen(texts, Tone.REFUSED, "refused", text));
        screens.add(screen(texts, Tone.NOT_READ, "not-read", text));
      } else if (key.startsWith("sight.")) {
        screens.add(screen(texts, Tone.NOT_READ, "not-read", text));
      } else if (key.matches("fault\\.[A-Z_]+")) {
        screens.add(screen(texts, Tone.FAULT, "fault", text));
      }
    }
    return List.copyOf(screens);
  }

  /** Screens of any letters, mostly Vietnamese and mostly not too long. */
  public static Arbitrary<Screen> any() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .withChars("abcdeghiđăâêôơưáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỹỵĐÂÔƯẢỔ0189.·,! ")
            .ofMaxLength(90);
    Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(60);
    Arbitrary<String> endless = Arbitraries.strings().withChars("xWậ ").ofMaxLength(2000);
    Arbitrary<String> text =
        Arbitraries.frequencyOf(Tuple.of(6, words), Tuple.of(3, anything), Tuple.of(1, endless));
    Arbitrary<Screen.Brief> brief =
        Combinators.combine(words.map(Screens::start), text).as(Screen.Brief::new);
    return Combinators.combine(Arbitraries.of(Tone.class), text, text, text, brief).as(Screen::new);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 16));
  }

  private static Screen screen(Properties texts, Tone tone, String key, String detail) {
    return new Screen(
        tone,
        texts.getProperty(key + ".title"),
        detail,
        texts.getProperty(key + ".hint"),
        new Screen.Brief(
            texts.getProperty(key + ".brief"), texts.getProperty(key + ".brief.next")));
  }

  private static Properties texts(String language) {
    var texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(TEXTS.resolve("texts_" + language + ".properties"))) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
