package vn.tram.protocol.card;

import java.util.regex.Pattern;

/**
 * Bar codes that reprogram a scanner, as far as vendors' manuals show them. No list is complete: a
 * scanner's own reading of such codes is switched off at start, and this is the second wall.
 */
final class SettingCode {
  private static final Pattern SHAPE =
      Pattern.compile(
          // Newland and its many relatives: NLS0006010; or the seven digits alone, or @SETUPE1
          "(?i:nls)?[0-9]{7}([;=,].*)?|@[A-Z][A-Z0-9]{4,}.*"
              // Unitech, Godex: %0401D03%8002H0D0A%
              + "|%[0-9]{4}[DH].*"
              // engines that answer to a command line
              + "|(?i:pro cmd:).*|\\^#.*|\\$[A-Z$%#+].*");

  private SettingCode() {}

  static boolean claims(String text) {
    return SHAPE.matcher(text).matches();
  }
}
