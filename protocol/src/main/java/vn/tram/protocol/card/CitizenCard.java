package vn.tram.protocol.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;

/**
 * CCCD of 2021 (seven fields), Căn cước of 2024 (eleven), a bare personal identification number.
 * {@code id12|oldCMND9|name|ddMMyyyy|Nam/Nữ|address|ddMMyyyy(issued)}; what the four further fields
 * of 2024 hold at which place is not public, so only a number among them is used.
 */
final class CitizenCard {
  private static final int FIELDS_2021 = 7;
  private static final int FIELDS_2024 = 11;
  private static final Pattern OLD_NUMBER = Pattern.compile("[0-9]{9}");
  private static final Pattern ZEROS = Pattern.compile("0*");

  private CitizenCard() {}

  static boolean isNumber(String text) {
    return CitizenNumber.fits(text);
  }

  static Card readNumber(String text) {
    var number = new CitizenNumber(text);
    return new Card(
        CardKind.CITIZEN_NUMBER,
        number.key(),
        List.of(),
        number.holder(""),
        number.warnings(Sex.UNKNOWN, Birth.UNKNOWN));
  }

  /** The number or the date alone shows the kind, so that the other can be called broken. */
  static boolean claims(List<String> fields) {
    return (fields.size() == FIELDS_2021 || fields.size() == FIELDS_2024)
        && (CitizenNumber.fits(fields.getFirst()) || CardDate.RUN_TOGETHER.fits(fields.get(3)));
  }

  static Card read(List<String> fields) throws BrokenCardException {
    if (!CitizenNumber.fits(fields.getFirst())) {
      throw new BrokenCardException(Reason.BROKEN_NUMBER);
    }
    var number = new CitizenNumber(fields.getFirst());
    Birth birth = CardDate.RUN_TOGETHER.birth(fields.get(3));
    if (!fields.get(6).isEmpty()) {
      CardDate.RUN_TOGETHER.birth(fields.get(6));
    }
    Sex sex = sex(fields.get(4));
    return new Card(
        fields.size() == FIELDS_2021 ? CardKind.CITIZEN_2021 : CardKind.CITIZEN_2024,
        number.key(),
        furtherKeys(number, fields),
        new Holder(fields.get(2), sex, birth, fields.get(5)),
        number.warnings(sex, birth));
  }

  private static List<CardKey> furtherKeys(CitizenNumber number, List<String> fields) {
    var keys = new ArrayList<CardKey>();
    String old = fields.get(1);
    // Zeros stand for "none": as a key they would join strangers.
    if (OLD_NUMBER.matcher(old).matches() && !ZEROS.matcher(old).matches()) {
      keys.add(new CardKey(Kind.OLD_IDENTITY, old));
    }
    List<String> cancelled =
        fields.stream()
            .skip(FIELDS_2021)
            .filter(CitizenNumber::fits)
            .filter(field -> !ZEROS.matcher(field).matches())
            .filter(field -> !field.equals(number.digits()))
            .distinct()
            .toList();
    // Which of two would be the holder's is not known, and a wrong key joins strangers.
    if (cancelled.size() == 1) {
      keys.add(new CitizenNumber(cancelled.getFirst()).key());
    }
    return keys;
  }

  private static Sex sex(String text) {
    if (text.equalsIgnoreCase("Nam")) {
      return Sex.MALE;
    }
    return text.equalsIgnoreCase("Nữ") || text.equalsIgnoreCase("Nu") ? Sex.FEMALE : Sex.UNKNOWN;
  }
}
