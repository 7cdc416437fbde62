package vn.tram.hardware.lcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.glass.Picture;
import vn.tram.hardware.glass.Screens;

/** What the driver sends is what a person reads. */
class Hd44780Test {

  private static final Screen IN =
      new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M · Nam · 1990", "Mời vào");
  private static final Screen YOUNGER =
      new Screen(Tone.IN, "Đã ghi nhận vào", "N.V.M · Nam · 1991", "Mời vào");
  private static final Screen OUT =
      new Screen(Tone.OUT, "Đã ghi nhận ra", "N.V.M · Nam · 1990", "Cảm ơn, hẹn gặp lại");

  private final Hd44780Model model = new Hd44780Model(20, 4);
  private final LcdGlass glass = glass(model, 20, 4);

  @ParameterizedTest
  @CsvSource({"16, 2", "20, 4"})
  void everythingThatTheGateSaysIsReadAsItWasLaidOut(int columns, int rows) throws Exception {
    var model = new Hd44780Model(columns, rows);
    LcdGlass glass = glass(model, columns, rows);
    glass.begin();
    for (Screen screen : Screens.all()) {
      for (LcdPage page : glass.pages(screen)) {
        glass.show(page);
        assertShows(model, page, screen.toString());
      }
    }
    assertEquals(List.of(), model.complaints());
    assertEquals(0, model.blinks(), "the glass blinked");
  }

  @Test
  void aGlassIsEmptyAndLitAtTheBeginning() throws Exception {
    model.garble();
    glass.begin();
    assertEquals(List.of(" ".repeat(20), " ".repeat(20), " ".repeat(20), " ".repeat(20)), lines());
    assertTrue(model.lit());
  }

  @Test
  void onlyWhatChangedIsWritten() throws Exception {
    show(IN);
    show(IN);
    long before = model.strokes();
    show(IN);
    assertEquals(before, model.strokes(), "the same again");
    show(YOUNGER);
    assertEquals(before + 4, model.strokes(), "an address and a digit, two halves each");
    show(OUT);
  }

  @Test
  void aBeatChangesNothingThatCanBeSeen() throws Exception {
    show(IN);
    for (int i = 0; i < 20; i++) {
      glass.beat();
      assertTrue(model.shows(IN), model.lines()::toString);
    }
    assertEquals(0, model.blinks());
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void aGlassThatWasUnpluggedBetweenTwoBeatsIsRightAgainAfterAFew() throws Exception {
    show(IN);
    model.unplug();
    assertFalse(model.shows(IN));
    beats();
    assertTrue(model.shows(IN), model.lines()::toString);
    assertEquals(List.of(), model.complaints());
  }

  @Test
  void whatASparkWroteIntoTheGlassIsWipedAfterAFewBeats() throws Exception {
    show(IN);
    model.garble();
    assertFalse(model.shows(IN));
    beats();
    assertTrue(model.shows(IN), model.lines()::toString);
  }

  @Property(tries = 200)
  void aGlassThatLostItsStepFindsItAgain(
      @ForAll @Size(max = 5) List<@IntRange(max = 15) Integer> sparks) throws Exception {
    var model = new Hd44780Model(20, 4);
    LcdGlass glass = glass(model, 20, 4);
    glass.begin();
    glass.show(glass.pages(IN).getFirst());
    sparks.forEach(model::glitch);
    for (int i = 0; i < 5; i++) {
      glass.beat();
    }
    assertTrue(model.shows(IN), () -> "after " + sparks + ": " + model.lines());
  }

  @Property(tries = 200)
  void aGlassIsSetUpFromAnyState(
      @ForAll @Size(max = 5) List<@IntRange(max = 15) Integer> sparks, @ForAll boolean ran)
      throws Exception {
    var model = new Hd44780Model(16, 2);
    if (ran) {
      glass(model, 16, 2).begin();
    }
    sparks.forEach(model::glitch);
    LcdGlass glass = glass(model, 16, 2);
    glass.begin();
    glass.show(glass.pages(OUT).getFirst());
    assertTrue(model.shows(OUT), () -> "after " + sparks + ": " + model.lines());
  }

  @Property(tries = 300)
  void anyTextIsReadAsItWasLaidOut(@ForAll("screens") List<Screen> screens, @ForAll boolean large)
      throws Exception {
    int columns = large ? 20 : 16;
    int rows = large ? 4 : 2;
    var model = new Hd44780Model(columns, rows);
    LcdGlass glass = glass(model, columns, rows);
    glass.begin();
    for (Screen screen : screens) {
      for (LcdPage page : glass.pages(screen)) {
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

  private void show(Screen screen) throws Exception {
    if (model.strokes() == 0) {
      glass.begin();
    }
    glass.show(glass.pages(screen).getFirst());
    assertTrue(model.shows(screen), model.lines()::toString);
  }

  private void beats() throws Exception {
    for (int i = 0; i < 5; i++) {
      glass.beat();
    }
  }

  private List<String> lines() {
    return model.lines();
  }

  private static void assertShows(Hd44780Model model, LcdPage page, String what) {
    if (!page.lines().equals(model.lines())) {
      Path picture = Picture.save(model.picture(4), Path.of("target", "glass", "lcd.png"));
      assertEquals(page.lines(), model.lines(), () -> what + "; see " + picture);
    }
  }

  private static LcdGlass glass(Hd44780Model model, int columns, int rows) {
    return new LcdGlass(new LcdSettings(1, 0x27, columns, rows), step -> model.feed(step.bytes()));
  }
}
