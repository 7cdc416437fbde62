package vn.tram.protocol.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Cards.Person;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Reading.Reason;
import vn.tram.protocol.card.Reading.Unreadable;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;

/** Every card of a kind gives back what was written on it, and nothing but a reading comes out. */
class CardReaderProperties {
  private static final SigningKey.Pair HUB = SigningKey.generate();
  private static final CardReader READER = new CardReader(List.of(HUB.verifying()));

  @Provide
  Arbitrary<Person> people() {
    return Cards.people();
  }

  @Provide
  Arbitrary<String> cards() {
    return Cards.texts();
  }

  @Provide
  Arbitrary<Pass> passes() {
    return Cards.people()
        .map(
            person ->
                new Pass(
                    Octets.ofHex("0123456789" + person.serial()),
                    person.name(),
                    person.holder().sex(),
                    person.holder().birth()));
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().withChars("\0\r\n\t \uFEFF").ofMaxLength(4);
  }

  @Property
  void anyTextIsARead(@ForAll String text) {
    assertNotNull(READER.read(text));
    assertNotNull(READER.readTyped(text));
  }

  @Property
  void anyBytesAreARead(@ForAll @Size(max = 600) byte[] bytes) {
    for (String prefix : List.of("", "HC1:", "TRAM1:")) {
      assertNotNull(READER.read(prefix + new String(bytes, StandardCharsets.ISO_8859_1)));
      assertNotNull(READER.read(prefix + new String(bytes, StandardCharsets.UTF_8)));
      assertNotNull(READER.read(prefix + Base45.encode(bytes)));
    }
  }

  @Property
  void anyPiecesOfCardsAreARead(
      @ForAll @Size(max = 18) List<@StringLength(max = 12) @NumericChars String> pieces,
      @ForAll("cards") String card) {
    assertNotNull(READER.read(String.join("|", pieces) + "|$"));
    assertNotNull(READER.read(String.join("|", pieces) + card));
  }

  @Property
  void aCardThatWasChangedAnywhereIsStillARead(
      @ForAll("cards") String card, @ForAll int place, @ForAll char other, @ForAll boolean cut) {
    int at = Math.floorMod(place, card.length());
    String changed = card.substring(0, at) + (cut ? "" : other + card.substring(at + 1));
    assertNotNull(READER.read(changed));
    assertNotNull(READER.readTyped(changed));
  }

  @Property
  void noiseAroundACardChangesNothing(
      @ForAll("cards") String card, @ForAll("noise") String before, @ForAll("noise") String after) {
    Reading quiet = READER.read(card);
    assertTrue(quiet instanceof Card, card);
    assertEquals(quiet, READER.read(before + card + after));
  }

  @Property
  void aCardTakenForLatin1IsReadAllTheSame(@ForAll("cards") String card) {
    byte[] bytes = card.getBytes(StandardCharsets.UTF_8);
    assertEquals(READER.read(card), READER.read(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  @Property
  void aCitizenCardOf2021IsReadBack(@ForAll("people") Person person) {
    assertEquals(
        new Card(
            CardKind.CITIZEN_2021,
            new CardKey(Kind.CITIZEN, person.number()),
            List.of(new CardKey(Kind.OLD_IDENTITY, "123456789")),
            person.holder(),
            List.of()),
        READER.read(person.citizen2021("123456789")));
  }

  @Property
  void aCitizenCardOf2024IsReadBack(@ForAll("people") Person person) {
    assertEquals(
        new Card(
            CardKind.CITIZEN_2024,
            new CardKey(Kind.CITIZEN, person.number()),
            List.of(new CardKey(Kind.CITIZEN, "001077777777")),
            person.holder(),
            List.of()),
        READER.read(person.citizen2024("", "001077777777")));
  }

  @Property
  void aBareNumberTellsYearAndSex(@ForAll("people") Person person) {
    Holder holder =
        new Holder("", person.holder().sex(), Birth.ofYear(person.birth().getYear()), "");
    assertEquals(
        new Card(
            CardKind.CITIZEN_NUMBER,
            new CardKey(Kind.CITIZEN, person.number()),
            List.of(),
            holder,
            List.of()),
        READER.read(person.number()));
  }

  @Property
  void bothInsuranceCardsOfAPersonHaveOneKey(@ForAll("people") Person person) {
    CardKey key = new CardKey(Kind.INSURANCE, person.insurance());
    Holder holder = person.holder();
    assertEquals(
        new Card(CardKind.INSURANCE_OLD, key, List.of(), holder, List.of()),
        READER.read(person.insuranceOld()));
    assertEquals(
        new Card(
            CardKind.INSURANCE_NEW,
            key,
            List.of(),
            new Holder(holder.name(), holder.sex(), holder.birth(), ""),
            List.of()),
        READER.read(person.insuranceNew()));
  }

  @Property
  void aPersonalQrIsKnownByItsOwnNumberAndThePapers(@ForAll("people") Person person) {
    assertEquals(
        new Card(
            CardKind.PERSONAL_QR,
            new CardKey(Kind.PERSONAL_QR, "162979388586171100"),
            List.of(new CardKey(Kind.CITIZEN, person.number())),
            new Holder(person.name(), Sex.UNKNOWN, Birth.of(person.birth()), ""),
            List.of()),
        READER.read(person.personalQr("162979388586171100")));
  }

  @Property
  void aVaccinePassIsReadBack(@ForAll("people") Person person) {
    String id = "urn:uvci:01:vn:" + person.serial();
    assertEquals(
        new Card(
            CardKind.VACCINE_PASS,
            new CardKey(Kind.VACCINE, id.toUpperCase(Locale.ROOT)),
            List.of(),
            new Holder(person.name() + " Mẫu", Sex.UNKNOWN, Birth.of(person.birth()), ""),
            List.of()),
        READER.read(Cards.vaccine(person, id)));
  }

  @Property(tries = 200)
  void aPassOfOursIsReadBack(@ForAll("passes") Pass pass) {
    assertEquals(
        new Card(
            CardKind.TRAM_PASS,
            new CardKey(Kind.PASS, pass.id().toHex()),
            List.of(),
            new Holder(pass.name(), pass.sex(), pass.birth(), ""),
            List.of()),
        READER.read(pass.text(HUB.signing())));
  }

  @Property(tries = 200)
  void aPassThatWasChangedAnywhereIsForged(
      @ForAll("passes") Pass pass, @ForAll int place, @ForAll boolean cut) {
    String text = pass.text(HUB.signing());
    int at =
        PassCard.PREFIX.length() + Math.floorMod(place, text.length() - PassCard.PREFIX.length());
    String changed =
        text.substring(0, at) + (text.charAt(at) == '0' ? '1' : '0') + text.substring(at + 1);
    assertEquals(
        new Unreadable(Reason.FORGED_PASS), READER.read(cut ? text.substring(0, at) : changed));
  }

  @Property(tries = 100)
  void aPassThatWasSeenBeforeIsReadTheSameAndItsForgeriesAreStillForged(
      @ForAll("passes") Pass pass) {
    String text = pass.text(HUB.signing());
    Reading first = READER.read(text);
    String forged = text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
    assertEquals(first, READER.read(text));
    assertEquals(new Unreadable(Reason.FORGED_PASS), READER.read(forged));
  }

  @Property(tries = 50)
  void aPassOfAnotherHubIsForged(@ForAll("passes") Pass pass) {
    String text = pass.text(SigningKey.generate().signing());
    assertEquals(new Unreadable(Reason.FORGED_PASS), READER.read(text));
  }

  @Property
  void base45GivesBackTheBytes(@ForAll @Size(max = 200) byte[] bytes) {
    assertEquals(Octets.of(bytes), Octets.of(Base45.decode(Base45.encode(bytes))));
  }

  @Property
  void whatIsTypedIsReadBack(@ForAll("people") Person person) {
    var phone = new TypedEntry(Kind.PHONE, "0912 " + person.serial(), person.name());
    assertEquals(
        new Card(
            CardKind.TYPED,
            new CardKey(Kind.PHONE, "0912" + person.serial()),
            List.of(),
            new Holder(person.name(), Sex.UNKNOWN, Birth.UNKNOWN, ""),
            List.of()),
        READER.readTyped(phone.text()));
  }
}
