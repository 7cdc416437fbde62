package vn.tram.protocol.card;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;

/** What a guard typed: {@code KIND|number|name}, see {@link TypedEntry}. */
final class TypedCard {
  private static final int FIELDS = 3;
  private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\u00A0.()-]");
  private static final Pattern OLD_IDENTITY = Pattern.compile("[0-9]{9}");

  /** With the trunk zero or with Viet Nam's country code; nine or ten digits follow. */
  private static final Pattern PHONE = Pattern.compile("(?:0|\\+84|0084|84)([1-9][0-9]{8,9})");

  private TypedCard() {}

  static Card read(CleanScan text) throws BrokenCardException {
    List<String> fields = text.fields();
    if (fields.size() != FIELDS) {
      throw new BrokenCardException(Reason.UNKNOWN_KIND);
    }
    String number = PUNCTUATION.matcher(fields.get(1)).replaceAll("");
    String name = fields.get(2);
    return switch (fields.getFirst()) {
      case "CITIZEN" -> citizen(number, name);
      case "OLD_IDENTITY" -> {
        require(OLD_IDENTITY.matcher(number).matches());
        yield named(new CardKey(Kind.OLD_IDENTITY, number), name);
      }
      case "INSURANCE" -> named(InsuranceCard.key(number), name);
      case "PHONE" -> {
        Matcher phone = PHONE.matcher(number);
        require(phone.matches());
        yield named(new CardKey(Kind.PHONE, "0" + phone.group(1)), name);
      }
      default -> throw new BrokenCardException(Reason.UNKNOWN_KIND);
    };
  }

  private static Card citizen(String digits, String name) throws BrokenCardException {
    require(CitizenNumber.fits(digits));
    var number = new CitizenNumber(digits);
    return new Card(
        CardKind.TYPED,
        number.key(),
        List.of(),
        number.holder(name),
        number.warnings(Sex.UNKNOWN, Birth.UNKNOWN));
  }

  private static Card named(CardKey key, String name) {
    return new Card(
        CardKind.TYPED,
        key,
        List.of(),
        new Holder(name, Sex.UNKNOWN, Birth.UNKNOWN, ""),
        List.of());
  }

  private static void require(boolean holds) throws BrokenCardException {
    if (!holds) {
      throw new BrokenCardException(Reason.BROKEN_NUMBER);
    }
  }
}
