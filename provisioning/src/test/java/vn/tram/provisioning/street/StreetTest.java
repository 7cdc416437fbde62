package vn.tram.provisioning.street;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.QrEye;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.wire.SigningKey;

class StreetTest {
  private static final SigningKey.Pair PASSES = SigningKey.generate();
  private static final List<Citizen> STREET = Street.of(20_261_120, 400, PASSES.signing());

  @Test
  void everyCardReadsAsTheKindAndTheKeyThatItWasMadeWith() {
    var reader = new CardReader(List.of(PASSES.verifying()));
    for (HeldCard card : cards()) {
      Reading.Card reading =
          assertInstanceOf(Reading.Card.class, reader.read(card.text()), card::text);
      assertEquals(card.kind(), reading.kind(), card.text());
      assertEquals(card.key(), reading.key(), card.text());
      assertEquals(List.of(), reading.warnings(), card.text());
    }
  }

  @Test
  void everyKindOfPocketIsThere() {
    Set<CardKind> kinds = EnumSet.noneOf(CardKind.class);
    cards().forEach(card -> kinds.add(card.kind()));
    assertEquals(
        EnumSet.of(
            CardKind.CITIZEN_2021,
            CardKind.CITIZEN_2024,
            CardKind.INSURANCE_OLD,
            CardKind.INSURANCE_NEW,
            CardKind.PERSONAL_QR,
            CardKind.TRAM_PASS),
        kinds);
    assertTrue(STREET.stream().anyMatch(citizen -> citizen.cards().size() == 3));
  }

  @Test
  void noTwoPeopleShareANumber() {
    Set<CardKey> keys = new HashSet<>();
    for (Citizen citizen : STREET) {
      for (HeldCard card : citizen.cards()) {
        assertTrue(keys.add(card.key()), card.text());
      }
    }
  }

  @Test
  void theSameSeedMakesTheSameStreetAndTheSamePictures() {
    assertEquals(STREET, Street.of(20_261_120, 400, PASSES.signing()));
    HeldCard card = cards().getFirst();
    Photo one = Camera.look(card, new SplittableRandom(5));
    Photo other = Camera.look(card, new SplittableRandom(5));
    assertArrayEquals(one.bytes(), other.bytes());
  }

  @Test
  void theEyeReadsNearlyEveryPictureAndNeverSomethingElse() {
    var eye = new QrEye();
    var random = new SplittableRandom(7);
    Map<CardKind, Integer> missed = new EnumMap<>(CardKind.class);
    Set<String> formats = new HashSet<>();
    List<HeldCard> cards = cards().subList(0, 160);
    for (HeldCard card : cards) {
      Photo photo = Camera.look(card, random.split());
      formats.add(photo.suffix());
      switch (eye.read(photo.bytes())) {
        case Glance.Text text -> assertEquals(card.text(), text.text());
        case Glance.Nothing nothing -> missed.merge(card.kind(), 1, Integer::sum);
      }
    }
    int misses = missed.values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(misses <= cards.size() / 10, () -> "not read of " + cards.size() + ": " + missed);
    assertEquals(Set.of(".png", ".jpg"), formats);
  }

  private static List<HeldCard> cards() {
    return STREET.stream().flatMap(citizen -> citizen.cards().stream()).toList();
  }
}
