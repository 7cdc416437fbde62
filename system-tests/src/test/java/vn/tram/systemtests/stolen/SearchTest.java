package vn.tram.systemtests.stolen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Sex;
import vn.tram.systemtests.stolen.Search.Hit;

class SearchTest {
  private static final String NAME = "Đặng Thuý Quỳnh";
  private static final Card CARD =
      new Card(
          CardKind.CITIZEN_2021,
          new CardKey(CardKey.Kind.CITIZEN, "072193004518"),
          List.of(),
          new Holder(NAME, Sex.UNKNOWN, new Birth(1993, 4, 7), "Ấp Rừng Dầu, Xã Cẩm Giang"),
          List.of());

  private final Needles needles = Needles.of(List.of(CARD), List.of("072193004518|290716425|x"));

  @Test
  void everyFactOfACardIsLookedForInEverySpelling() {
    for (String words :
        List.of(
            NAME,
            "ĐẶNG THUÝ QUỲNH",
            "đặng thuý quỳnh",
            "Dang Thuy Quynh",
            "DANG THUY QUYNH",
            "072193004518",
            "290716425",
            "Ấp Rừng Dầu",
            "Xa Cam Giang",
            "07041993",
            "07/04/1993",
            "1993-04-07")) {
      assertTrue(needles.words().contains(words), words);
    }
    assertFalse(needles.words().contains("x"));
    assertFalse(needles.words().contains("1993"), "a gate may show the year");
  }

  @Test
  void whatIsShortIsLeftOutAndCounted() {
    Needles few = Needles.of(List.of(), List.of("An"));
    assertEquals(Set.of(), few.words());
    assertTrue(few.leftOut() > 0);
  }

  @Test
  void aNeedleIsFoundInEveryFormAtEveryPlaceAndNotWhenALetterDiffers() {
    var search = new Search(List.of(NAME));
    for (Form form : Form.PLAIN) {
      byte[] planted = form.planted(NAME);
      for (int before = 0; before < 4; before++) {
        byte[] file = new byte[before + planted.length];
        System.arraycopy(planted, 0, file, before, planted.length);
        String place = form + " at " + before;
        assertTrue(search.in(file, file.length).contains(new Hit(NAME, form)), place);
        int middle = before + planted.length / 3;
        file[middle] ^= 1;
        assertEquals(List.of(), search.in(file, file.length), place);
      }
    }
  }

  @Test
  void nothingIsFoundBehindTheEndOfWhatIsSearched() {
    byte[] file = NAME.getBytes(StandardCharsets.UTF_8);
    assertEquals(1, new Search(List.of(NAME)).in(file, file.length).size());
    assertEquals(List.of(), new Search(List.of(NAME)).in(file, file.length - 1));
  }

  @Test
  void whatIsPackedComesOutOfTheMiddleOfAFile() {
    var search = new Search(List.of(NAME));
    for (Form form : Form.values()) {
      if (Form.PLAIN.contains(form)) {
        continue;
      }
      byte[] packed = form.planted(NAME);
      byte[] file = new byte[9 + packed.length + 9];
      Arrays.fill(file, (byte) 0xff);
      System.arraycopy(packed, 0, file, 9, packed.length);
      boolean[] found = new boolean[1];
      try (var unpacking = new Unpacking()) {
        unpacking.of(file, (bytes, length) -> found[0] |= !search.in(bytes, length).isEmpty());
      }
      assertTrue(found[0], form::toString);
    }
  }
}
