package vn.tram.hub.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.TypedEntry;

/** Turns what an officer typed or scanned into a number to look for. */
public final class Numbers {
  /** How an officer can say whom he means. The names stand in forms and in the API. */
  public enum Kind {
    CITIZEN,
    OLD_IDENTITY,
    INSURANCE,
    PHONE,
    /** The whole text of a code, from a hand-held scanner. */
    SCAN;

    /** The kind of this name; empty for any other text. */
    public static Optional<Kind> of(String name) {
      return all().stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    public static List<Kind> all() {
      return Arrays.asList(values());
    }
  }

  private final CardReader reader;

  public Numbers(CardReader reader) {
    this.reader = reader;
  }

  /** The number, if the text is one of this kind. */
  public Optional<CardKey> number(Kind kind, String text) {
    Reading reading =
        kind == Kind.SCAN
            ? reader.read(text)
            : reader.readTyped(new TypedEntry(CardKey.Kind.valueOf(kind.name()), text, "").text());
    return reading instanceof Reading.Card card ? Optional.of(card.key()) : Optional.empty();
  }
}
