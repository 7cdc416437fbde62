package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Reads the rows in a container of an encrypted Derby database without Derby: page by page, so that
 * a page that is damaged takes only its own rows along. Rows that do not fit into one page are left
 * out. The layout is that of Derby 10.17, whose project has ended.
 */
final class DerbyPages {
  private static final int PAGE = 4_096;
  private static final int CHECKSUM = 8;
  private static final int BODY = PAGE - CHECKSUM;

  /** Format, flags, version; then how many slots there are. */
  private static final int SLOTS_AT = 4 + 1 + 1 + 8;

  /** Offset, length and reserve of a row, two bytes each, from the end of the page backwards. */
  private static final int SLOT = 6;

  private static final int STORED_PAGE = 117;

  private final DerbyCipher cipher;
  private int damaged;
  private int whole;

  DerbyPages(DerbyCipher cipher) {
    this.cipher = cipher;
  }

  /** How many pages so far were not readable. */
  int damaged() {
    return damaged;
  }

  /** How many pages so far were as they had been written. */
  int whole() {
    return whole;
  }

  /** Every row of a container whose page can be read: its fields in their stored form. */
  List<List<byte[]>> rows(Path container) throws IOException {
    byte[] bytes = Files.readAllBytes(container);
    var rows = new ArrayList<List<byte[]>>();
    // Zeros are what a disk gives for what was never written. In front of what was, they are not.
    int written = bytes.length;
    while (written > 0 && bytes[written - 1] == 0) {
      written--;
    }
    // The first page says which others are in use, and is not encrypted; any of them may be.
    for (int at = PAGE; at < written && at + PAGE <= bytes.length; at += PAGE) {
      rowsOf(bytes, at, rows);
    }
    return rows;
  }

  private void rowsOf(byte[] bytes, int at, List<List<byte[]>> rows) {
    byte[] plain = cipher.clear(bytes, at, PAGE);
    var sum = new CRC32();
    sum.update(plain, CHECKSUM, BODY);
    if (ByteBuffer.wrap(plain).getLong() != sum.getValue()) {
      damaged++;
      return;
    }
    whole++;
    ByteBuffer page = ByteBuffer.wrap(plain, CHECKSUM, BODY).slice();
    if (page.getShort(0) != STORED_PAGE) {
      return;
    }
    int slots = Short.toUnsignedInt(page.getShort(SLOTS_AT));
    for (int slot = 1; slot <= slots && slot * SLOT < BODY; slot++) {
      int offset = Short.toUnsignedInt(page.getShort(BODY - slot * SLOT));
      try {
        List<byte[]> row = DerbyRow.read(page.duplicate().position(offset));
        if (!row.isEmpty()) {
          rows.add(row);
        }
      } catch (RuntimeException e) {
        // Not a row of ours: a container of another kind.
        return;
      }
    }
  }
}
