package vn.tram.systemtests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final String BUNDLE = "vn.tram.systemtests.text.texts";

  @Test
  void bothLanguagesSayTheSameThings() {
    ResourceBundle vietnamese = ResourceBundle.getBundle(BUNDLE, Locale.of("vi"));
    ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
    assertEquals(english.keySet(), vietnamese.keySet());
  }

  @Test
  void aWishGoesBeforeTheLocale() {
    Texts texts = Texts.of(Map.of("TRAM_LANGUAGE", "vi", "LANG", "en_US.UTF-8"));
    assertTrue(texts.say("over-the-limit", "x").contains("đạt"));
  }

  @Test
  void theTerminalsLocaleDecides() {
    assertTrue(Texts.of(Map.of("LANG", "vi_VN.UTF-8")).say("over-the-limit", "x").contains("đạt"));
    assertTrue(Texts.of(Map.of("LANG", "C")).say("over-the-limit", "x").startsWith("Not good"));
  }
}
