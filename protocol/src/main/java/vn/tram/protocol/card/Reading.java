package vn.tram.protocol.card;

import java.util.List;

/** What became of a scan: a card, or the reason why not. */
public sealed interface Reading {

  /**
   * A card that identifies its holder.
   *
   * @param kind which card
   * @param key its strongest number
   * @param alsoKnownAs further numbers of the same holder that stand on the card, without the key
   * @param holder what it tells of the holder
   * @param warnings what does not fit together; never a refusal
   */
  record Card(
      CardKind kind, CardKey key, List<CardKey> alsoKnownAs, Holder holder, List<Warning> warnings)
      implements Reading {
    public Card {
      alsoKnownAs = List.copyOf(alsoKnownAs);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * No card.
   *
   * @param reason why
   */
  record Unreadable(Reason reason) implements Reading {}

  /** Which card. */
  enum CardKind {
    /** CCCD of 2021, seven fields. */
    CITIZEN_2021,
    /** Căn cước of 2024, eleven fields. */
    CITIZEN_2024,
    /** A bare personal identification number. */
    CITIZEN_NUMBER,
    /** BHYT with a fifteen-character number. */
    INSURANCE_OLD,
    /** BHYT with a ten-digit number. */
    INSURANCE_NEW,
    /** National personal QR (Decision 1405/QĐ-BTTTT). */
    PERSONAL_QR,
    /** EU-format vaccine pass. */
    VACCINE_PASS,
    /** Our own printed pass. */
    TRAM_PASS,
    /** No card: typed by hand. */
    TYPED
  }

  /** What does not fit together on a card. */
  enum Warning {
    /** The number says another birth year than the date. */
    BIRTH_YEAR_DIFFERS,
    /** The number says another sex. */
    SEX_DIFFERS,
    /** The number's first three digits name no province or country. */
    UNKNOWN_PROVINCE,
    /** The name could not be decoded. */
    NAME_UNREADABLE
  }

  /** Why a scan is no card. */
  enum Reason {
    EMPTY,
    TOO_LONG,
    BINARY,
    UNKNOWN_KIND,
    BROKEN_NUMBER,
    BROKEN_DATE,
    /** A bar code that would reprogram the scanner. */
    SETTING_CODE,
    /** A pass of ours with a signature that is not ours. */
    FORGED_PASS
  }
}
