package vn.tram.hardware.serial;

/** One thing that a scanner said. */
sealed interface Token {

  /**
   * What it read.
   *
   * @param text as UTF-8; a byte that is none became U+FFFD
   * @param bootMillis when its first byte came: a module sends as soon as it has decoded, so that
   *     is nearest to the moment at which the card was held
   */
  record Line(String text, long bootMillis) implements Token {

    /** No code that is worth a print is shorter, and most lines of random bytes are. */
    private static final int SHORTEST_TEXT = 4;

    /**
     * Whether it looks like bytes of no meaning: a bad wire or speed, or a module that is set to
     * another charset.
     */
    boolean noise() {
      return text.length() < SHORTEST_TEXT
          || text.chars().anyMatch(c -> c == '\ufffd' || c < ' ' && c != '\t' && c != 0);
    }

    /** Nothing of the text: a scan names a person. */
    @Override
    public String toString() {
      return "Line[" + text.length() + " characters, bootMillis=" + bootMillis + "]";
    }
  }

  /**
   * Its answer to a command.
   *
   * @param value 8 bits: what it was asked for, or 0
   */
  record Answer(int value) implements Token {}

  /** What began like an answer and has a wrong check sum. */
  record Broken() implements Token {}
}
