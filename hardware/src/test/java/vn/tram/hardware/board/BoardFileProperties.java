package vn.tram.hardware.board;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.tram.hardware.part.FaultWords;

/** Whatever somebody writes into a board file, there is a plan or a sentence. */
class BoardFileProperties {

  private static final FaultWords WORDS = new FaultWords(Locale.of("vi"));
  private static final List<String> KEYS =
      List.of(
          "board",
          "parts",
          "kind",
          "device",
          "baud",
          "mode",
          "lane",
          "command",
          "width",
          "height",
          "bus",
          "address",
          "chip",
          "size",
          "pin",
          "active",
          "colour",
          "open-seconds",
          "a",
          "b");
  private static final List<Object> WORDS_OF_THE_FILE =
      List.of(
          "serial",
          "wedge",
          "camera",
          "virtual",
          "lcd",
          "oled",
          "buzzer",
          "passive-buzzer",
          "lamp",
          "turnstile",
          "exit-button",
          "lane-switch",
          "sh1106",
          "low",
          "high",
          "red",
          "20x4",
          "/dev/serial0",
          "auto",
          "pi5",
          "trigger");

  @Property(tries = 400)
  void anyTextGivesAPlanOrMistakes(@ForAll String text) {
    hold(BoardFile.parse("box.yaml", text, new Machine("Raspberry Pi 4"), device -> device));
  }

  @Property(tries = 400)
  void anyTextOfTheCharactersOfYamlGivesAPlanOrMistakes(@ForAll @From("yamlish") String text) {
    hold(BoardFile.parse("box.yaml", text, new Machine("Raspberry Pi 4"), device -> device));
  }

  @Property(tries = 1_000)
  void anyTreeGivesAPlanOrMistakes(@ForAll @From("tree") Object tree, @ForAll boolean pi) {
    hold(BoardReader.read(tree, new Machine(pi ? "Raspberry Pi 5" : "x"), device -> device));
  }

  @Property(tries = 1_000)
  void anyPartsGiveAPlanOrMistakes(@ForAll @From("parts") Map<Object, Object> parts) {
    BoardPlan plan =
        BoardReader.read(
            Map.of("parts", parts), new Machine("Raspberry Pi Zero 2 W Rev 1.0"), device -> device);
    hold(plan);
    Set<Object> told = new HashSet<>();
    plan.parts().forEach(each -> told.add(each.part().name()));
    plan.mistakes().forEach(each -> told.add(each.part().name()));
    assertTrue(told.containsAll(parts.keySet()), "each part is planned or told: " + told);
  }

  @Property(tries = 20)
  void aTreeThatContainsItselfHasAnEnd(@ForAll @From("key") String key) {
    Map<Object, Object> endless = new HashMap<>();
    endless.put(key, endless);
    hold(BoardReader.read(endless, new Machine("x"), device -> device));
    hold(
        BoardReader.read(
            Map.of("parts", Map.of("a", endless)), new Machine("x"), device -> device));
  }

  private static void hold(BoardPlan plan) {
    Set<Object> bad = new HashSet<>();
    for (Mistake mistake : plan.mistakes()) {
      bad.add(mistake.part());
      String sentence = WORDS.sentence(mistake.failing());
      assertFalse(sentence.isBlank() || sentence.length() > 500, sentence);
      assertTrue(sentence.chars().noneMatch(Character::isISOControl), sentence);
    }
    Set<Integer> pins = new HashSet<>();
    for (Planned each : plan.parts()) {
      assertFalse(bad.contains(each.part()), "planned and a mistake: " + each);
      if (each instanceof Planned.OnPin wired) {
        assertTrue(pins.add(wired.gpio()), "twice: " + each);
      }
    }
  }

  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.strings()
        .withChars("parts: {}[]&*!|>-\n\t\"'#%@`,?0x~<=kindlmp")
        .ofMaxLength(80);
  }

  @Provide
  Arbitrary<String> key() {
    return Arbitraries.of(KEYS);
  }

  @Provide
  Arbitrary<Map<Object, Object>> parts() {
    Arbitrary<Object> entry =
        Combinators.combine(
                Arbitraries.of(WORDS_OF_THE_FILE), Arbitraries.maps(key(), leaf()).ofMaxSize(6))
            .as(
                (kind, settings) -> {
                  Map<Object, Object> map = new HashMap<>(settings);
                  map.put("kind", kind);
                  return map;
                });
    Arbitrary<Object> name =
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(32).asGeneric();
    return Arbitraries.maps(name, entry).ofMaxSize(8);
  }

  @Provide
  Arbitrary<Object> tree() {
    return Arbitraries.recursive(
        this::leaf,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(Arbitraries.oneOf(key().asGeneric(), leaf()), inner)
                    .ofMaxSize(4)
                    .asGeneric()),
        0,
        4);
  }

  private Arbitrary<Object> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.of(WORDS_OF_THE_FILE),
        Arbitraries.integers().between(-1, 130).map(String::valueOf).asGeneric(),
        Arbitraries.of("0x27", "0x3c", "GPIO17").asGeneric(),
        Arbitraries.bigIntegers().asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.of(true, false).asGeneric(),
        Arbitraries.strings().ofMaxLength(100).asGeneric(),
        Arbitraries.just(new byte[3]).asGeneric());
  }
}
