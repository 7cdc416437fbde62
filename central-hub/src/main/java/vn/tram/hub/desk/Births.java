package vn.tram.hub.desk;

import java.util.Locale;
import vn.tram.protocol.card.Birth;

/** Writes birth dates as Vietnamese cards do. */
public final class Births {
  private Births() {}

  /** {@code dd/MM/yyyy}, or the year alone, or blank where nothing is known. */
  public static String shown(Birth birth) {
    if (birth.year() == 0) {
      return "";
    }
    if (birth.month() == 0) {
      return String.valueOf(birth.year());
    }
    return String.format(Locale.ROOT, "%02d/%02d/%04d", birth.day(), birth.month(), birth.year());
  }
}
