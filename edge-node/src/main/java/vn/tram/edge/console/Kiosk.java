package vn.tram.edge.console;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.face.Panes.Pane;
import vn.tram.hardware.box.Screen;
import vn.tram.protocol.time.Moment;

/**
 * What a screen on the wall shows.
 *
 * @param turn another one for each answer
 * @param mood of the colours, as on the guard's page
 * @param icon the name of a Bootstrap icon
 * @param title a few words, readable from three metres
 * @param detail a masked name, or where the gate stands; in phrases that stay together on a line
 * @param hint what to do next, in phrases
 * @param site where the gate stands
 * @param time of day; blank when it is not known to the minute
 * @param doubt what is to be known of that time; blank where it is right
 */
record Kiosk(
    long turn,
    String mood,
    String icon,
    String title,
    List<String> detail,
    List<String> hint,
    String site,
    String time,
    String doubt) {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  /** Vietnamese words are of several syllables: a line that ends anywhere tears them apart. */
  private static final Pattern PAUSE = Pattern.compile("(?<=[.:;,])\\s+");

  static Kiosk of(Pane pane, String site, Moment now, Quality quality, Words words) {
    Screen screen = pane.screen();
    Told clock = words.clock(quality);
    boolean known = now.width().compareTo(Words.TO_THE_MINUTE) <= 0;
    return new Kiosk(
        pane.turn(),
        Views.mood(screen.tone()),
        Views.icon(screen.tone()),
        screen.title(),
        phrases(screen.detail()),
        phrases(screen.hint()),
        site,
        known ? MINUTES.format(now.middle().atZone(Words.ZONE)) : "",
        clock.mood().equals("ok") ? "" : clock.title());
  }

  private static List<String> phrases(String text) {
    return PAUSE.splitAsStream(text).filter(phrase -> !phrase.isBlank()).toList();
  }
}
