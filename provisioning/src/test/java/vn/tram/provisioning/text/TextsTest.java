package vn.tram.provisioning.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemHasASentenceInBothLanguages(Problem problem) {
    var stopped = new ProvisioningException(problem, "one", "two", "three");
    for (Texts texts : new Texts[] {Texts.vietnamese(), Texts.english()}) {
      String sentence = texts.say(stopped);
      assertFalse(sentence.contains("$"), sentence);
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertEquals(keys("vi"), keys("en"));
  }

  @Test
  void aVietnameseTerminalIsAnsweredInVietnamese() {
    var stopped = new ProvisioningException(Problem.NOT_BUILT);
    String vietnamese = Texts.vietnamese().say(stopped);
    String english = Texts.english().say(stopped);
    assertEquals(vietnamese, Texts.of(Map.of("LANG", "vi_VN.UTF-8")).say(stopped));
    assertEquals(vietnamese, Texts.of(Map.of("LC_ALL", "vi_VN", "LANG", "en_US")).say(stopped));
    assertEquals(english, Texts.of(Map.of("LC_MESSAGES", "fr_FR", "LANG", "vi_VN")).say(stopped));
    assertEquals(english, Texts.of(Map.of()).say(stopped));
  }

  private static Object keys(String language) throws IOException {
    var properties = new Properties();
    try (var in = TextsTest.class.getResourceAsStream("texts_" + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties.stringPropertyNames();
  }
}
