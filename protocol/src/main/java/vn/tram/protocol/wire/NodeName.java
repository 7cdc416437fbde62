package vn.tram.protocol.wire;

import java.util.regex.Pattern;

/**
 * The name of a node: its certificate, its topics and its entries carry it.
 *
 * @param value 2 to 40 of {@code a-z}, {@code 0-9} and {@code -}; begins with a letter or digit
 */
public record NodeName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  public NodeName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a node name has 2 to 40 characters of a-z, 0-9 and '-' and begins with a letter or a"
              + " digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
