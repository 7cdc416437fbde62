package vn.tram.systemtests.rig;

import java.util.List;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.Label;
import vn.tram.hardware.box.Screen;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading;

/** Citizen cards of nobody: the numbers count up, the name stays. */
final class Card {
  private final CardReader reader = new CardReader(List.of());
  private int last;

  /** The text of a card that nobody has shown yet. */
  String fresh() {
    last++;
    return text();
  }

  private String text() {
    return "024088%06d|121000000|Nguyen Van Mau|29031988|Nam|Tan Lap, Bac Giang|22062022"
        .formatted(last);
  }

  /** What a display may say of its holder. */
  Label label() throws Broken {
    if (reader.read(text()) instanceof Reading.Card card) {
      Holder holder = card.holder();
      return new Label(holder.initials(), holder.sex(), holder.birth().year());
    }
    throw new Broken("the gate's own reader does not read the card");
  }

  /** What the gate says of a decision. */
  Screen screen(Decision decision) {
    return Glass.words().screen(decision);
  }
}
