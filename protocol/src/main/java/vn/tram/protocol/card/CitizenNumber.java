package vn.tram.protocol.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tram.protocol.card.Reading.Warning;

/**
 * A personal identification number: three digits for the place where the birth was registered, one
 * for century and sex, two for the year, six free. There is no check digit.
 *
 * @param digits twelve digits
 */
record CitizenNumber(String digits) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{12}");

  /**
   * The provinces of before July 2025 (Circular 07/2016/TT-BCA, annex 1). Numbers outlive mergers,
   * so this list does not follow them.
   */
  private static final Set<Integer> PROVINCES =
      Set.of(
          1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36,
          37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72,
          74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96);

  /** From here on the place is a country abroad. */
  private static final int FIRST_COUNTRY = 101;

  private static final int LAST_BIRTH_YEAR = 2199;

  static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  CardKey key() {
    return new CardKey(CardKey.Kind.CITIZEN, digits);
  }

  Sex sex() {
    return centuryAndSex() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
  }

  int birthYear() {
    return 1900 + 100 * (centuryAndSex() / 2) + Integer.parseInt(digits, 4, 6, 10);
  }

  /** Who holds the number, as far as the number itself tells. */
  Holder holder(String name) {
    Birth birth = birthYear() <= LAST_BIRTH_YEAR ? Birth.ofYear(birthYear()) : Birth.UNKNOWN;
    return new Holder(name, sex(), birth, "");
  }

  /** What of the holder does not fit the number. What the card does not tell fits. */
  List<Warning> warnings(Sex sex, Birth birth) {
    var warnings = new ArrayList<Warning>();
    if (birth.year() != 0 && birth.year() != birthYear()) {
      warnings.add(Warning.BIRTH_YEAR_DIFFERS);
    }
    if (sex != Sex.UNKNOWN && sex != sex()) {
      warnings.add(Warning.SEX_DIFFERS);
    }
    int place = Integer.parseInt(digits, 0, 3, 10);
    if (place < FIRST_COUNTRY && !PROVINCES.contains(place)) {
      warnings.add(Warning.UNKNOWN_PROVINCE);
    }
    return warnings;
  }

  private int centuryAndSex() {
    return digits.charAt(3) - '0';
  }

  /** The number is personal data. */
  @Override
  public String toString() {
    return "CitizenNumber";
  }
}
