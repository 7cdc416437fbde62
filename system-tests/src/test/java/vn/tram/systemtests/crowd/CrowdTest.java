package vn.tram.systemtests.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading.Card;

class CrowdTest {
  @Test
  void everybodyHasAFaultlessCardOfHisOwn() {
    var reader = new CardReader(List.of());
    var numbers = new HashSet<String>();
    for (int person = 0; person < 10_000; person++) {
      String text = Crowd.card(person);
      Card card = assertInstanceOf(Card.class, reader.read(text), text);
      assertEquals(List.of(), card.warnings(), text);
      numbers.add(card.key().number());
    }
    assertEquals(10_000, numbers.size());
  }
}
