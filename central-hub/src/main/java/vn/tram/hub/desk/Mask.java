package vn.tram.hub.desk;

import vn.tram.protocol.card.CardKey;

/** Shows enough of a number to compare it with a card in the hand, and no more. */
public final class Mask {
  private static final String DOT = "•";
  private static final int TAIL = 3;

  private Mask() {}

  /** The number with all but its last three characters hidden. */
  public static String number(CardKey key) {
    int hidden = Math.max(1, key.number().length() - TAIL);
    int start = Math.min(hidden, key.number().length());
    return DOT.repeat(hidden) + key.number().substring(start);
  }
}
