package vn.tram.hub.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvProperties {
  private static final String STARTS = "=+-@\t\r\n";

  @Provide
  Arbitrary<List<String>> cells() {
    return Arbitraries.strings()
        .withChars("=+-@\t\r\n,\"'; aạỹ|0\uFF1D\uFEFF")
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property
  void whatIsWrittenIsReadBackWithHarmlessCells(
      @ForAll("cells") List<String> first, @ForAll("cells") List<String> second) {
    List<List<String>> read = read(text(new Csv().row(first).row(second)));
    assertEquals(
        List.of(
            first.stream().map(Csv::harmless).toList(),
            second.stream().map(Csv::harmless).toList()),
        read);
  }

  @Property
  void noCellIsEverAFormula(@ForAll("cells") List<String> cells) {
    for (String cell : read(text(new Csv().row(cells))).getFirst()) {
      assertFalse(!cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0, cell);
    }
  }

  @Property
  void aHarmlessCellStaysAsItIs(@ForAll("cells") List<String> cells) {
    for (String cell : cells) {
      String harmless = Csv.harmless(cell);
      assertTrue(harmless.equals(cell) || harmless.equals("'" + cell), cell);
      assertEquals(harmless, Csv.harmless(harmless), cell);
    }
  }

  @Example
  void aSpreadsheetIsToldThatItIsUtf8() {
    byte[] bytes = new Csv().row(List.of("Họ tên", "=1+1")).bytes();
    assertEquals("\uFEFFHọ tên,'=1+1\r\n", new String(bytes, StandardCharsets.UTF_8));
  }

  private static String text(Csv csv) {
    String text = new String(csv.bytes(), StandardCharsets.UTF_8);
    assertEquals('\uFEFF', text.charAt(0));
    return text.substring(1);
  }

  /** RFC 4180, read strictly. */
  private static List<List<String>> read(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r') {
        assertEquals('\n', text.charAt(++i));
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else {
        cell.append(c);
      }
    }
    assertFalse(quoted, "a quote is left open");
    assertEquals(0, cell.length(), "the last row ends");
    return rows;
  }
}
