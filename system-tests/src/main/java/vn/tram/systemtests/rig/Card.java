package vn.tram.systemtests.rig;

/** Citizen cards of nobody: the numbers count up, the name stays. */
final class Card {
  private int last;

  /** The text of a card that nobody has shown yet. */
  String fresh() {
    last++;
    return "024088%06d|121000000|Nguyen Van Mau|29031988|Nam|Tan Lap, Bac Giang|22062022"
        .formatted(last);
  }
}
