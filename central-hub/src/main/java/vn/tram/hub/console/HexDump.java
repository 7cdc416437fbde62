package vn.tram.hub.console;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as people read them: sixteen a line, in hexadecimal and as letters. */
final class HexDump {
  private static final int WIDTH = 16;

  /** What a page shows at most; the file has the rest. */
  static final int MOST = 16 * 1024;

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** The first bytes, up to {@link #MOST}. */
  static String of(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < Math.min(bytes.length, MOST); at += WIDTH) {
      int end = Math.min(at + WIDTH, bytes.length);
      var letters = new StringBuilder();
      for (int i = at; i < end; i++) {
        letters.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      }
      lines.add("%06x  %-47s  %s".formatted(at, SPACED.formatHex(bytes, at, end), letters));
    }
    return String.join("\n", lines);
  }
}
