package vn.tram.hardware.serial;

/**
 * Tells noise on a line from what a visitor shows. A buzzer that sounds at every spark of a bad
 * wire is worse than the wire, so noise is answered once, and again only after it was quiet for a
 * while. Knows no clock but the times of the lines.
 */
final class Racket {

  /** Noise is over when there was none for so long. */
  static final long QUIET_MILLIS = 3_000;

  /** Noise that goes on for so long, as densely as no hand shows cards, is no visitor's. */
  static final long ENDLESS_MILLIS = 5_000;

  /** In {@link #ENDLESS_MILLIS}; a module reads a card that is held twice a second. */
  private static final int ENDLESS_LINES = 25;

  /**
   * Of a line amid noise. Random bytes often make four printable characters in a row; so many they
   * make once in some ten million lines.
   */
  static final int CLEAR_TEXT = 12;

  private boolean noisy;
  private boolean endless;
  private long lastMillis;
  private long windowMillis;
  private int lines;

  /** What a line is. */
  enum Verdict {
    /** What a visitor shows. */
    CARD,
    /** To be answered: nothing like it was heard for a while. */
    NOISE,
    /** More of the same. */
    MORE_NOISE
  }

  /** Hears the next line. */
  Verdict hear(Token.Line line) {
    long now = line.bootMillis();
    boolean amidNoise = noisy && now - lastMillis < QUIET_MILLIS;
    if (!line.noise() && (!amidNoise || line.text().length() >= CLEAR_TEXT)) {
      endless = false;
      lines = 0;
      return Verdict.CARD;
    }
    count(now, amidNoise);
    noisy = true;
    lastMillis = now;
    return amidNoise ? Verdict.MORE_NOISE : Verdict.NOISE;
  }

  private void count(long now, boolean amidNoise) {
    if (!amidNoise || lines == 0) {
      windowMillis = now;
      lines = 0;
    }
    lines++;
    if (now - windowMillis >= ENDLESS_MILLIS) {
      endless |= lines >= ENDLESS_LINES;
      lines = 0;
    }
  }

  /** Whether there is nothing but noise; until something clear is heard. */
  boolean endless() {
    return endless;
  }

  /** The line is clear: the module answered, and nothing else was heard. */
  void over() {
    endless = false;
    lines = 0;
  }
}
