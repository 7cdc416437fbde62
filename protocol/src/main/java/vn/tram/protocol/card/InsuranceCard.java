package vn.tram.protocol.card;

import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.card.Reading.Warning;

/**
 * BHYT, the health insurance card: 15 fields (or 10 of them) with a fifteen-character number, or 17
 * with a ten-digit one. {@code number|HEX name|dd/MM/yyyy|1 m 2 f|HEX address|…|$}; what follows is
 * not needed to know the holder.
 */
final class InsuranceCard {
  private static final String END = "$";
  private static final String NOTHING = "-";
  private static final int LEAST_FIELDS = 10;
  private static final int NUMBER_LENGTH = 10;
  private static final Pattern NEW_NUMBER = Pattern.compile("[0-9]{10}");
  private static final Pattern OLD_NUMBER = Pattern.compile("[A-Za-z]{2}[0-9]{13}");

  private InsuranceCard() {}

  static boolean claims(List<String> fields) {
    return fields.size() >= LEAST_FIELDS
        && (fields.getLast().equals(END) || isNumber(fields.getFirst()));
  }

  static boolean isNumber(String text) {
    return NEW_NUMBER.matcher(text).matches() || OLD_NUMBER.matcher(text).matches();
  }

  /** The insurance number: the last ten digits of an old card's number equal the new card's. */
  static CardKey key(String number) throws BrokenCardException {
    if (!isNumber(number)) {
      throw new BrokenCardException(Reason.BROKEN_NUMBER);
    }
    return new CardKey(Kind.INSURANCE, number.substring(number.length() - NUMBER_LENGTH));
  }

  static Card read(List<String> fields) throws BrokenCardException {
    String number = fields.getFirst();
    CardKey key = key(number);
    String name = words(fields.get(1));
    boolean unreadable = name.isEmpty() && !isNothing(fields.get(1));
    return new Card(
        number.length() == NUMBER_LENGTH ? CardKind.INSURANCE_NEW : CardKind.INSURANCE_OLD,
        key,
        List.of(),
        new Holder(name, sex(fields.get(3)), birth(fields.get(2)), words(fields.get(4))),
        unreadable ? List.of(Warning.NAME_UNREADABLE) : List.of());
  }

  private static Birth birth(String text) throws BrokenCardException {
    return isNothing(text) ? Birth.UNKNOWN : CardDate.SLASHED.birth(text);
  }

  private static Sex sex(String text) {
    return switch (text) {
      case "1" -> Sex.MALE;
      case "2" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  /** UTF-8 in hexadecimal; blank where it is not, since the number still identifies. */
  private static String words(String hex) {
    if (isNothing(hex)) {
      return "";
    }
    try {
      String text = CleanScan.strictUtf8(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
      boolean words = text.codePoints().noneMatch(Character::isISOControl);
      return words ? Normalizer.normalize(text, Normalizer.Form.NFC).strip() : "";
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }

  private static boolean isNothing(String field) {
    return field.isEmpty() || field.equals(NOTHING);
  }
}
