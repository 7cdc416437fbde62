package vn.tram.hub.desk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import vn.tram.hub.csv.Csv;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.trace.Trace;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Holder;

/** The contacts of a trace as a table to work on, one row for each contact and site. */
public final class ContactSheet {
  /** The content type of the bytes. */
  public static final String TYPE = "text/csv; charset=utf-8";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Texts.ZONE);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(Texts.ZONE);

  private final Texts texts;

  /** A sheet with headings in this language. */
  public ContactSheet(Texts texts) {
    this.texts = texts;
  }

  /** A name that tells nobody's name: letters, digits, dash and dot. */
  public String fileName(TraceFile file) {
    return "tram-" + NAME.format(file.inquiry().made()) + ".csv";
  }

  public byte[] bytes(TraceFile file) {
    Csv csv = new Csv();
    csv.row(
        List.of(
            texts.get("sheet.rank"),
            texts.get("sheet.name"),
            texts.get("sheet.sex"),
            texts.get("sheet.birth"),
            texts.get("sheet.address"),
            texts.get("sheet.numbers"),
            texts.get("sheet.certain"),
            texts.get("sheet.possible"),
            texts.get("sheet.site"),
            texts.get("sheet.site-certain"),
            texts.get("sheet.site-possible"),
            texts.get("sheet.first"),
            texts.get("sheet.last"),
            texts.get("sheet.case")));
    int rank = 1;
    for (TraceFile.NamedContact contact : file.contacts()) {
      for (Trace.Encounter encounter : contact.contact().encounters()) {
        csv.row(row(rank, contact, encounter, file.inquiry().grounds().caseName()));
      }
      rank++;
    }
    return csv.bytes();
  }

  private List<String> row(
      int rank, TraceFile.NamedContact contact, Trace.Encounter encounter, String caseName) {
    Holder holder = contact.person().holder();
    return List.of(
        String.valueOf(rank),
        holder.name(),
        texts.of("sex", holder.sex()),
        Births.shown(holder.birth()),
        holder.address(),
        contact.person().numbers().stream().map(this::masked).collect(Collectors.joining("; ")),
        minutes(contact.contact().certain().toSeconds()),
        minutes(contact.contact().possible().toSeconds()),
        encounter.site().title(),
        minutes(encounter.certain().toSeconds()),
        minutes(encounter.possible().toSeconds()),
        time(encounter.first()),
        time(encounter.last()),
        caseName);
  }

  private String masked(CardKey key) {
    return texts.of("number", key.kind()) + " " + Mask.number(key);
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String minutes(long seconds) {
    return String.valueOf(Math.round(seconds / 60.0));
  }
}
