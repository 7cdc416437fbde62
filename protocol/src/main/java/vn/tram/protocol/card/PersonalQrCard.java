package vn.tram.protocol.card;

import java.util.List;
import java.util.regex.Pattern;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.card.Reading.Warning;

/**
 * The national personal QR (Decision 1405/QĐ-BTTTT): {@code
 * SoGiayTo|HoTen|yyyy-MM-dd|LoaiDinhDanh|QID|EXT}. The paper's number is masked as a rule, so the
 * QID identifies; the order within EXT is not public, so nothing is taken from it.
 */
final class PersonalQrCard {
  private static final int FIELDS = 6;
  private static final String OWN = "0";
  private static final Pattern QID = Pattern.compile("[0-9A-Za-z_-]{6,64}");

  private PersonalQrCard() {}

  static boolean claims(List<String> fields) {
    return fields.size() == FIELDS && CardDate.DASHED.fits(fields.get(2));
  }

  static Card read(List<String> fields) throws BrokenCardException {
    String qid = fields.get(4);
    if (!QID.matcher(qid).matches()) {
      throw new BrokenCardException(Reason.BROKEN_NUMBER);
    }
    Birth birth = CardDate.DASHED.birth(fields.get(2));
    List<CardKey> furtherKeys = List.of();
    List<Warning> warnings = List.of();
    // A number declared by another may be the declarer's own.
    if (fields.get(3).equals(OWN) && CitizenNumber.fits(fields.getFirst())) {
      var number = new CitizenNumber(fields.getFirst());
      furtherKeys = List.of(number.key());
      warnings = number.warnings(Sex.UNKNOWN, birth);
    }
    return new Card(
        CardKind.PERSONAL_QR,
        new CardKey(Kind.PERSONAL_QR, qid),
        furtherKeys,
        new Holder(fields.get(1), Sex.UNKNOWN, birth, ""),
        warnings);
  }
}
