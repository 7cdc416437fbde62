package vn.tram.protocol.card;

import java.util.List;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.card.Reading.Unreadable;
import vn.tram.protocol.wire.VerifyingKey;

/** Recognises every kind of card that a visitor may hold before the scanner. */
public final class CardReader {
  private final PassCard passes;

  /**
   * A reader that believes passes signed by any of these keys.
   *
   * @param passKeys the hub's pass keys; may be empty, then every pass is forged
   */
  public CardReader(List<VerifyingKey> passKeys) {
    passes = new PassCard(passKeys);
  }

  /** What the scanned text is. Never throws, whatever the text. */
  public Reading read(String scan) {
    try {
      return card(CleanScan.of(scan));
    } catch (BrokenCardException e) {
      return new Unreadable(e.reason());
    }
  }

  /** What a text made by {@link TypedEntry#text} is. Never throws, whatever the text. */
  public Reading readTyped(String text) {
    try {
      return TypedCard.read(CleanScan.of(text));
    } catch (BrokenCardException e) {
      return new Unreadable(e.reason());
    }
  }

  private Reading card(CleanScan scan) throws BrokenCardException {
    String text = scan.text();
    if (text.startsWith(VaccineCard.PREFIX)) {
      return VaccineCard.read(text);
    }
    if (text.startsWith(PassCard.PREFIX)) {
      return passes.read(text);
    }
    if (CitizenCard.isNumber(text)) {
      return CitizenCard.readNumber(text);
    }
    List<String> fields = scan.fields();
    if (InsuranceCard.claims(fields)) {
      return InsuranceCard.read(fields);
    }
    if (PersonalQrCard.claims(fields)) {
      return PersonalQrCard.read(fields);
    }
    if (CitizenCard.claims(fields)) {
      return CitizenCard.read(fields);
    }
    throw new BrokenCardException(
        SettingCode.claims(text) ? Reason.SETTING_CODE : Reason.UNKNOWN_KIND);
  }
}
