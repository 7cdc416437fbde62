package vn.tram.protocol.card;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A birth date as far as the card tells it.
 *
 * @param year 1850 to 2199, or 0 when unknown
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31, or 0 when unknown
 */
public record Birth(int year, int month, int day) {
  public static final Birth UNKNOWN = new Birth(0, 0, 0);

  public Birth {
    boolean shape =
        year == 0
            ? month == 0 && day == 0
            : year >= 1850 && year <= 2199 && (month == 0) == (day == 0);
    if (!shape) {
      throw new DateTimeException("no birth date of a card");
    }
    if (month != 0) {
      LocalDate.of(year, month, day);
    }
  }

  public static Birth ofYear(int year) {
    return new Birth(year, 0, 0);
  }

  public static Birth of(LocalDate date) {
    return new Birth(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }
}
