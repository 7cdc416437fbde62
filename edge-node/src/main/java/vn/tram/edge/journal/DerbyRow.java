package vn.tram.edge.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Rows and numbers as Derby 10.17 stores them, in pages and in its log alike. */
final class DerbyRow {
  private static final int DELETED_OR_OVERFLOW = 0x03;
  private static final int HAS_FIRST_FIELD = 0x04;
  private static final int NOT_PLAIN = 0x07;

  /** As in the log: a length of two bytes, whatever it says. */
  private static final int FIXED = 0x20;

  private DerbyRow() {}

  /**
   * The fields of the row that begins at the buffer's position, in their stored form; none where it
   * is deleted or goes on elsewhere.
   *
   * @throws RuntimeException where there is no row
   */
  static List<byte[]> read(ByteBuffer from) {
    int status = from.get();
    if ((status & DELETED_OR_OVERFLOW) != 0) {
      return List.of();
    }
    number(from);
    if ((status & HAS_FIRST_FIELD) != 0) {
      number(from);
    }
    int fields = number(from);
    var row = new ArrayList<byte[]>();
    for (int field = 0; field < fields; field++) {
      int kind = from.get();
      if ((kind & NOT_PLAIN) != 0) {
        return List.of();
      }
      int length = (kind & FIXED) == 0 ? number(from) : Short.toUnsignedInt(from.getShort());
      if (length > from.remaining()) {
        throw new IllegalArgumentException("a field of " + length + " bytes does not fit here");
      }
      byte[] value = new byte[length];
      from.get(value);
      row.add(value);
    }
    return row;
  }

  /** One, two or four bytes; the first bits say how many. */
  static int number(ByteBuffer from) {
    int first = Byte.toUnsignedInt(from.get());
    if (first < 0x40) {
      return first;
    }
    if (first < 0x80) {
      return (first & 0x3F) << 8 | Byte.toUnsignedInt(from.get());
    }
    return (first & 0x7F) << 24
        | Byte.toUnsignedInt(from.get()) << 16
        | Short.toUnsignedInt(from.getShort());
  }

  /** Two, four or eight bytes; the first bits say how many. */
  static long longNumber(ByteBuffer from) {
    int first = Byte.toUnsignedInt(from.get(from.position()));
    if (first < 0x40) {
      return from.getShort();
    }
    return first < 0x80 ? from.getInt() & 0x3FFF_FFFF : from.getLong() & Long.MAX_VALUE;
  }
}
