package vn.tram.protocol.card;

import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.card.Reading.Reason;

/** The spellings of a date on cards. */
enum CardDate {
  /** {@code ddMMyyyy}, as on citizen cards. */
  RUN_TOGETHER("(?<day>[0-9]{2})(?<month>[0-9]{2})(?<year>[0-9]{4})"),
  /** {@code dd/MM/yyyy}, as on insurance cards. */
  SLASHED("(?<day>[0-9]{2})/(?<month>[0-9]{2})/(?<year>[0-9]{4})"),
  /** {@code yyyy-MM-dd}, perhaps with stars for what is hidden, as on the national personal QR. */
  DASHED("(?<year>[0-9*]{4})-(?<month>[0-9*]{2})-(?<day>[0-9*]{2})");

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final String UNKNOWN_PART = "00";

  private final Pattern shape;

  CardDate(String shape) {
    this.shape = Pattern.compile(shape);
  }

  boolean fits(String text) {
    return shape.matcher(text).matches();
  }

  /**
   * A birth date in this spelling or a year alone: the elder often know no more, and day and month
   * are then missing or zero.
   */
  Birth birth(String text) throws BrokenCardException {
    try {
      Matcher date = shape.matcher(text);
      if (date.matches()) {
        return birth(date.group("year"), date.group("month"), date.group("day"));
      }
      if (YEAR.matcher(text).matches()) {
        return Birth.ofYear(Integer.parseInt(text));
      }
    } catch (DateTimeException e) {
      throw new BrokenCardException(Reason.BROKEN_DATE);
    }
    throw new BrokenCardException(Reason.BROKEN_DATE);
  }

  private static Birth birth(String year, String month, String day) {
    if (year.contains("*")) {
      return Birth.UNKNOWN;
    }
    int number = Integer.parseInt(year);
    boolean hidden = month.contains("*") || day.contains("*");
    if (hidden || month.equals(UNKNOWN_PART) && day.equals(UNKNOWN_PART)) {
      return Birth.ofYear(number);
    }
    // Zero in one part only would pass for "unknown" in Birth: it is a broken date.
    if (month.equals(UNKNOWN_PART) || day.equals(UNKNOWN_PART)) {
      throw new DateTimeException("half a date");
    }
    return new Birth(number, Integer.parseInt(month), Integer.parseInt(day));
  }
}
