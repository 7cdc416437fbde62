package vn.tram.hub.merge;

import java.util.List;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.TypedEntry;
import vn.tram.protocol.entry.JournalEntry.Form;

/** Synthetic people and what they show at a gate. */
public final class Street {
  private Street() {}

  /** What a gate reads or is told. */
  public record Shown(String text, Form form) {}

  /** The citizen card of person {@code n}, 0 to 99; it also carries his old number. */
  public static Shown citizenCard(int n) {
    return scan(
        "0240880000%02d|1210000%02d|Nguyễn Văn Mẫu %c|29031988|Nam|Tân Lập, Bắc Giang|22062022"
            .formatted(n, n, 'A' + n % 26));
  }

  /** The old number of person {@code n}, as a guard types it. */
  public static Shown oldNumber(int n) {
    return typed(CardKey.Kind.OLD_IDENTITY, "1210000%02d".formatted(n), "Mẫu");
  }

  /** The citizen number of person {@code n}, as a guard types it. */
  public static Shown number(int n) {
    return typed(CardKey.Kind.CITIZEN, "0240880000%02d".formatted(n), "");
  }

  /** The telephone of person {@code n}: nothing joins it with his other numbers. */
  public static Shown phone(int n) {
    return typed(CardKey.Kind.PHONE, "09120000%02d".formatted(n), "Mẫu");
  }

  /** Everything that person {@code n} can show. */
  public static List<Shown> everythingOf(int n) {
    return List.of(citizenCard(n), oldNumber(n), number(n), phone(n));
  }

  /** No card that this version knows. */
  public static Shown riddle() {
    return scan("https://example.org/?code=42");
  }

  private static Shown scan(String text) {
    return new Shown(text, Form.SCANNED);
  }

  private static Shown typed(CardKey.Kind kind, String number, String name) {
    return new Shown(new TypedEntry(kind, number, name).text(), Form.TYPED);
  }
}
