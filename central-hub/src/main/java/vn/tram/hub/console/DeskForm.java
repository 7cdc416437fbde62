package vn.tram.hub.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.Wish;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Form;

/**
 * The form of a look-up or a trace as it was filled in, so that a mistake costs no typing. The
 * number is not given back: it would stand in the page.
 *
 * @param asked what was filled in
 */
record DeskForm(Wish.Asked asked) {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  /** How far back a trace begins unless the officer says otherwise: an incubation. */
  private static final int DAYS = 14;

  /** Nothing filled in; the window is the last fortnight. */
  static DeskForm empty(Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, Texts.ZONE);
    return new DeskForm(
        new Wish.Asked(
            Numbers.Kind.CITIZEN.name(),
            "",
            LOCAL.format(local.toLocalDate().minusDays(DAYS).atTime(LocalTime.MIDNIGHT)),
            LOCAL.format(local.plusMinutes(1)),
            "",
            ""));
  }

  static DeskForm of(Form form, Instant now) {
    Wish.Asked empty = empty(now).asked();
    return new DeskForm(
        new Wish.Asked(
            form.field("kind"),
            form.field("number"),
            or(form.field("from"), empty.from()),
            or(form.field("to"), empty.to()),
            form.field("case"),
            form.field("reason")));
  }

  /** The same for the case and reason of an inquiry. */
  DeskForm about(Inquiry inquiry) {
    return new DeskForm(
        new Wish.Asked(
            asked.kind(),
            "",
            asked.from(),
            asked.to(),
            inquiry.grounds().caseName(),
            inquiry.grounds().reason()));
  }

  private static String or(String text, String other) {
    return text.isBlank() ? other : text;
  }
}
