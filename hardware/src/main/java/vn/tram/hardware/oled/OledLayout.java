package vn.tram.hardware.oled;

import java.util.List;
import vn.tram.hardware.box.Screen;

/** Lays a screen out on 128 by 64 dots. */
final class OledLayout {

  private OledLayout() {}

  /** The pages of a screen. */
  static List<Dots> pages(Screen screen) {
    var dots = new Dots();
    Marks.draw(screen.tone(), dots, 0, 0);
    return List.of(dots);
  }
}
