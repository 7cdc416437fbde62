package vn.tram.protocol.card;

import java.util.List;
import vn.tram.protocol.wire.VerifyingKey;

/** Recognises every kind of card that a visitor may hold before the scanner. */
public final class CardReader {
  private final List<VerifyingKey> passKeys;

  /**
   * A reader that believes passes signed by any of these keys.
   *
   * @param passKeys the hub's pass keys; may be empty, then every pass is forged
   */
  public CardReader(List<VerifyingKey> passKeys) {
    this.passKeys = List.copyOf(passKeys);
  }

  /** What the scanned text is. Never throws, whatever the text. */
  public Reading read(String scan) {
    throw new IllegalStateException(passKeys.size() + scan);
  }

  /** What a text made by {@link TypedEntry#text} is. Never throws, whatever the text. */
  public Reading readTyped(String text) {
    throw new IllegalStateException(text);
  }
}
