package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.octets.Octets;

/**
 * Reads the rows in a container of an encrypted Derby database without Derby: page by page, so that
 * a page that is damaged takes only its own rows along. Rows that do not fit into one page are left
 * out. The layout is that of Derby 10.17, whose project has ended.
 */
final class DerbyPages {
  private static final int PAGE = 4_096;
  private static final int CHECKSUM = 8;
  private static final int BODY = PAGE - CHECKSUM;
  private static final int IV = 16;

  /** Format, flags, version; then how many slots there are. */
  private static final int SLOTS_AT = 4 + 1 + 1 + 8;

  /** Offset, length and reserve of a row, two bytes each, from the end of the page backwards. */
  private static final int SLOT = 6;

  private static final int STORED_PAGE = 117;
  private static final int DELETED_OR_OVERFLOW = 0x03;
  private static final int HAS_FIRST_FIELD = 0x04;
  private static final int NOT_PLAIN = 0x07;

  private final Cipher cipher;
  private int damaged;

  DerbyPages(Octets key) {
    byte[] bytes = key.toArray();
    try {
      this.cipher = Cipher.getInstance("AES/CBC/NoPadding");
      this.cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(iv(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this is no key of a journal", e);
    }
  }

  /** As Derby makes it from the key. */
  private static byte[] iv(byte[] key) {
    byte[] iv = new byte[IV];
    iv[0] = (byte) ((key[key.length - 1] << 2 | 0x0F) ^ key[0]);
    for (int i = 1; i < IV / 2; i++) {
      iv[i] = (byte) ((key[i - 1] << i % 5 | 0x0F) ^ key[i]);
    }
    System.arraycopy(iv, 0, iv, IV / 2, IV / 2);
    return iv;
  }

  /** How many pages so far were not readable. */
  int damaged() {
    return damaged;
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
    byte[] plain;
    try {
      plain = cipher.doFinal(bytes, at, PAGE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a whole page can always be decrypted", e);
    }
    var sum = new CRC32();
    sum.update(plain, CHECKSUM, BODY);
    if (ByteBuffer.wrap(plain).getLong() != sum.getValue()) {
      damaged++;
      return;
    }
    ByteBuffer page = ByteBuffer.wrap(plain, CHECKSUM, BODY).slice();
    if (page.getShort(0) != STORED_PAGE) {
      return;
    }
    int slots = Short.toUnsignedInt(page.getShort(SLOTS_AT));
    for (int slot = 1; slot <= slots && slot * SLOT < BODY; slot++) {
      int offset = Short.toUnsignedInt(page.getShort(BODY - slot * SLOT));
      try {
        List<byte[]> row = row(page.duplicate().position(offset));
        if (!row.isEmpty()) {
          rows.add(row);
        }
      } catch (RuntimeException e) {
        // Not a row of ours: a container of another kind.
        return;
      }
    }
  }

  /** The fields of a row; none where it is deleted or goes on elsewhere. */
  private static List<byte[]> row(ByteBuffer page) {
    int status = page.get();
    if ((status & DELETED_OR_OVERFLOW) != 0) {
      return List.of();
    }
    number(page);
    if ((status & HAS_FIRST_FIELD) != 0) {
      number(page);
    }
    int fields = number(page);
    var row = new ArrayList<byte[]>();
    for (int field = 0; field < fields; field++) {
      if ((page.get() & NOT_PLAIN) != 0) {
        return List.of();
      }
      byte[] value = new byte[number(page)];
      page.get(value);
      row.add(value);
    }
    return row;
  }

  /** One, two or four bytes; the first bits say how many. */
  private static int number(ByteBuffer page) {
    int first = Byte.toUnsignedInt(page.get());
    if (first < 0x40) {
      return first;
    }
    if (first < 0x80) {
      return (first & 0x3F) << 8 | Byte.toUnsignedInt(page.get());
    }
    return (first & 0x7F) << 24
        | Byte.toUnsignedInt(page.get()) << 16
        | Short.toUnsignedInt(page.getShort());
  }
}
