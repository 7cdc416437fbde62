package vn.tram.hardware.oled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.glass.Picture;
import vn.tram.hardware.glass.Plain;
import vn.tram.hardware.glass.Screens;
import vn.tram.hardware.glass.Wrap;
import vn.tram.hardware.pins.Pins;

/** What the driver sends is what a person sees. */
class OledTest {

  private static final Screen IN =
      new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M · Nam · 1990", "Mời vào");
  private static final Screen REFUSED =
      new Screen(Tone.REFUSED, "Mã bị từ chối", "Mã quá dài", "Vui lòng gặp bảo vệ");
  private static final Screen FEMALE =
      new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M · Nữ · 1990", "Mời vào");

  @ParameterizedTest
  @EnumSource
  void everythingThatTheGateSaysIsSeenAsItWasLaidOut(OledChip chip) throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    for (Screen screen : Screens.all()) {
      for (Dots page : glass.pages(screen)) {
        glass.show(page);
        assertShows(model, page, screen.toString());
      }
    }
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void whatIsMeantForAnSsd1306IsSeenOnAnSh1106TwoColumnsToTheLeftWithSnowAtItsRight()
      throws Exception {
    OledModel model = new Sh1106Model();
    OledGlass glass = glass(OledChip.SSD1306, model);
    glass.begin();
    Dots page = OledLayout.pages(REFUSED).getFirst();
    glass.show(page);
    for (int y = 0; y < Dots.HEIGHT; y++) {
      for (int x = 0; x < Dots.WIDTH - 2; x++) {
        assertEquals(page.lit(x + 2, y), model.lit(x, y), model::toString);
      }
    }
    assertFalse(model.shows(page), "snow on the right");
    assertEquals(
        List.of("unknown command 8D", "unknown command 20", "unknown command 2E"),
        model.complaints());
  }

  @Test
  void whatIsMeantForAnSh1106LeavesAnSsd1306Dark() throws Exception {
    OledModel model = new Ssd1306Model();
    OledGlass glass = glass(OledChip.SH1106, model);
    glass.begin();
    glass.show(OledLayout.pages(REFUSED).getFirst());
    assertTrue(model.dark(), model::toString);
    assertTrue(model.complaints().contains("on without its charge pump"));
  }

  /** Another program may have switched the pump on: then it is only in the wrong place. */
  @Test
  void whatIsMeantForAnSh1106IsSeenOnALitSsd1306TwoColumnsToTheRight() throws Exception {
    OledModel model = new Ssd1306Model();
    model.feed((byte) 0x00, (byte) 0x8D, (byte) 0x14);
    OledGlass glass = glass(OledChip.SH1106, model);
    glass.begin();
    Dots page = OledLayout.pages(REFUSED).getFirst();
    glass.show(page);
    for (int y = 0; y < Dots.HEIGHT; y++) {
      for (int x = 2; x < Dots.WIDTH; x++) {
        assertEquals(page.lit(x - 2, y), model.lit(x, y), model::toString);
      }
    }
  }

  @Test
  void everyLetterThatTheGateSaysIsWrittenWithItsMarks() {
    for (Screen screen : Screens.all()) {
      String all = screen.title() + " " + screen.detail() + " " + screen.hint();
      for (Letters letters : List.of(Letters.LARGE, Letters.SMALL)) {
        assertEquals(all.strip().replaceAll(" +", " "), Plain.say(all, letters::has));
      }
    }
  }

  @Test
  void noTitleOfTheGateNeedsSmallLettersAndNoTextIsCut() {
    for (Screen screen : Screens.all()) {
      assertTrue(lines(screen.title(), Letters.LARGE, 102) <= 2, screen::title);
      assertTrue(lines(screen.detail(), Letters.SMALL, 128) <= 6, screen::detail);
      assertTrue(lines(screen.hint(), Letters.SMALL, 128) <= 6, screen::hint);
    }
  }

  /** An answer stays for 6 s; what stands there while nobody comes may take longer. */
  @ParameterizedTest
  @EnumSource
  void anAnswerIsSaidBeforeItGoes(OledChip chip) throws Exception {
    OledGlass glass = glass(chip, model(chip));
    for (Screen screen : Screens.all()) {
      Duration said = glass.reading().multipliedBy(glass.pages(screen).size());
      Duration most = Duration.ofSeconds(screen.tone() == Tone.READY ? 8 : 6);
      assertTrue(said.compareTo(most) <= 0, () -> screen + " takes " + said);
    }
  }

  @Test
  void everyToneIsKnownWithoutReading() {
    Map<Tone, Dots> signs = new EnumMap<>(Tone.class);
    for (Tone tone : Tone.values()) {
      signs.put(tone, OledLayout.pages(new Screen(tone, "x", "", "")).getFirst());
    }
    // A full disk and a fault are one to a visitor: nothing is recorded.
    assertEquals(Tone.values().length - 1, new HashSet<>(signs.values()).size());
    Set<Tone> bright = new HashSet<>();
    signs.forEach(
        (tone, dots) -> {
          if (dots.lit(Dots.WIDTH - 1, 0)) {
            bright.add(tone);
          }
        });
    assertEquals(Set.of(Tone.REFUSED, Tone.NOT_READ, Tone.FULL, Tone.FAULT), bright);
  }

  @Test
  void noTwoVietnameseLettersLookTheSame() {
    for (Letters letters : List.of(Letters.LARGE, Letters.SMALL)) {
      Set<Dots> looks = new HashSet<>();
      for (int letter = 'A'; letter <= 'ỹ'; letter++) {
        boolean vietnamese =
            Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.LATIN_EXTENDED_ADDITIONAL
                || "ĂăÂâĐđÊêÔôƠơƯưÀÁÃÈÉÌÍÒÓÕÙÚÝàáãèéìíòóõùúýĨĩŨũ".indexOf(letter) >= 0
                || letter <= 'z';
        if (vietnamese && letters.has(letter)) {
          var dots = new Dots();
          letters.write(Character.toString(letter), dots, 0, 0);
          assertTrue(looks.add(dots), "as another: " + (char) letter);
        }
      }
      assertEquals('z' - 'A' + 1 + 134, looks.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewGlassIsDarkUntilItIsToldSomething(OledChip chip) throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    assertTrue(model.dark());
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheColumnsThatChangedAreSent(OledChip chip) throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    show(IN, glass, model);
    long before = model.dataBytes();
    show(IN, glass, model);
    assertEquals(before, model.dataBytes(), "the same again");
    show(FEMALE, glass, model);
    long changed = model.dataBytes() - before;
    assertTrue(changed > 0 && changed <= 2 * 128, () -> changed + " bytes for one line");
  }

  @ParameterizedTest
  @EnumSource
  void aBeatChangesNothingThatCanBeSeen(OledChip chip) throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    show(IN, glass, model);
    for (int i = 0; i < 20; i++) {
      glass.beat();
      assertTrue(model.shows(IN), model::toString);
    }
    assertEquals(List.of(), model.complaints());
  }

  @ParameterizedTest
  @EnumSource
  void aGlassThatWasUnpluggedBetweenTwoBeatsIsRightAgainAfterAFew(OledChip chip) throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    show(IN, glass, model);
    model.unplug();
    assertFalse(model.shows(IN));
    for (int i = 0; i < 5; i++) {
      glass.beat();
    }
    assertTrue(model.shows(IN), model::toString);
    assertEquals(List.of(), model.complaints());
  }

  @Property(tries = 200)
  void anyTextIsSeenAsItWasLaidOut(@ForAll OledChip chip, @ForAll("screens") List<Screen> screens)
      throws Exception {
    OledModel model = model(chip);
    OledGlass glass = glass(chip, model);
    glass.begin();
    for (Screen screen : screens) {
      for (Dots page : glass.pages(screen)) {
        glass.show(page);
        assertShows(model, page, screen.toString());
      }
    }
    assertEquals(List.of(), model.complaints());
  }

  @Provide
  Arbitrary<List<Screen>> screens() {
    return Screens.any().list().ofMinSize(1).ofMaxSize(4);
  }

  private static int lines(String text, Letters letters, int width) {
    return Wrap.lines(Plain.say(text, letters::has), width, letters).size();
  }

  private static void show(Screen screen, OledGlass glass, OledModel model) throws Exception {
    Dots page = glass.pages(screen).getFirst();
    glass.show(page);
    assertShows(model, page, screen.toString());
  }

  private static void assertShows(OledModel model, Dots page, String what) {
    if (!model.shows(page)) {
      Path picture = Picture.save(model.picture(4), Path.of("target", "glass", "oled.png"));
      assertEquals(page.toString(), model.toString(), () -> what + "; see " + picture);
    }
  }

  private static OledModel model(OledChip chip) {
    return switch (chip) {
      case SSD1306 -> new Ssd1306Model();
      case SH1106 -> new Sh1106Model();
    };
  }

  private static OledGlass glass(OledChip chip, OledModel model) {
    return new OledGlass(
        chip,
        new Pins.Wire() {
          @Override
          public void write(byte... bytes) {
            model.feed(bytes);
          }

          @Override
          public void ask() {
            // It is there.
          }

          @Override
          public void close() {
            // Only in memory.
          }
        });
  }
}
