package vn.tram.hub.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as comma-separated values (RFC 4180), in UTF-8 with a byte order mark, so that every
 * spreadsheet shows Vietnamese letters.
 *
 * <p>A cell that a spreadsheet would run as a formula gets an apostrophe before it: a visitor
 * chooses what stands in the name field of a code.
 */
public final class Csv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);

  /** Adds a row; every row of a table should have the same number of cells. */
  public Csv row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(quoted(harmless(cells.get(i))));
    }
    text.append("\r\n");
    return this;
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The cell with an apostrophe before it where a spreadsheet would take it for a formula. */
  static String harmless(String cell) {
    return cell.isEmpty() || !runs(cell.charAt(0)) ? cell : "'" + cell;
  }

  /** Full-width forms too: spreadsheets of East Asia take them for the same signs. */
  private static boolean runs(char first) {
    return "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(first) >= 0;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
