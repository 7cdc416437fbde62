package vn.tram.hardware.oled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
  private static final Screen FEMALE =
      new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M · Nữ · 1990", "Mời vào");

  private final Ssd1306Model model = new Ssd1306Model();
  private final OledGlass glass = glass(model);

  @Test
  void everythingThatTheGateSaysIsSeenAsItWasLaidOut() throws Exception {
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
      assertTrue(OledLayout.pages(screen).size() <= 4, screen::toString);
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

  @Test
  void aNewGlassIsDarkUntilItIsToldSomething() throws Exception {
    glass.begin();
    assertTrue(model.dark());
  }

  @Test
  void onlyTheColumnsThatChangedAreSent() throws Exception {
    glass.begin();
    show(IN);
    long before = model.dataBytes();
    show(IN);
    assertEquals(before, model.dataBytes(), "the same again");
    show(FEMALE);
    long changed = model.dataBytes() - before;
    assertTrue(changed > 0 && changed <= 2 * 128, () -> changed + " bytes for one line");
  }

  @Test
  void aBeatChangesNothingThatCanBeSeen() throws Exception {
    glass.begin();
    show(IN);
    for (int i = 0; i < 20; i++) {
      glass.beat();
      assertTrue(model.shows(IN), model::toString);
    }
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void aGlassThatWasUnpluggedBetweenTwoBeatsIsRightAgainAfterAFew() throws Exception {
    glass.begin();
    show(IN);
    model.unplug();
    assertFalse(model.shows(IN));
    for (int i = 0; i < 5; i++) {
      glass.beat();
    }
    assertTrue(model.shows(IN), model::toString);
    assertEquals(List.of(), model.complaints());
  }

  @Property(tries = 200)
  void anyTextIsSeenAsItWasLaidOut(@ForAll("screens") List<Screen> screens) throws Exception {
    var model = new Ssd1306Model();
    OledGlass glass = glass(model);
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

  private void show(Screen screen) throws Exception {
    Dots page = glass.pages(screen).getFirst();
    glass.show(page);
    assertShows(model, page, screen.toString());
  }

  private static void assertShows(Ssd1306Model model, Dots page, String what) {
    if (!model.shows(page)) {
      Path picture = Picture.save(model.picture(4), Path.of("target", "glass", "oled.png"));
      assertEquals(page.toString(), model.toString(), () -> what + "; see " + picture);
    }
  }

  private static OledGlass glass(Ssd1306Model model) {
    return new OledGlass(
        new Pins.Wire() {
          @Override
          public void write(byte... bytes) {
            model.feed(bytes);
          }

          @Override
          public void close() {
            // Only in memory.
          }
        });
  }
}
