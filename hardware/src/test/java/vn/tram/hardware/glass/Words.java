package vn.tram.hardware.glass;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The plain words of a text: what has to be left of it on every glass. */
public final class Words {

  private Words() {}

  /** Without marks, in lower case, one after the other. */
  public static List<String> of(String text) {
    String plain = Plain.say(text.replace('·', ' '), letter -> letter >= ' ' && letter <= '~');
    return Stream.of(plain.toLowerCase(Locale.ROOT).split(" ")).filter(w -> !w.isEmpty()).toList();
  }
}
