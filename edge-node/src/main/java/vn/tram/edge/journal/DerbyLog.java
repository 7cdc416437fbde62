package vn.tram.edge.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.zip.CRC32;

/**
 * Reads the rows that were inserted by the log of an encrypted Derby database without Derby,
 * whatever became of the log files' heads: records say themselves where they stand and how long
 * they are, and what was flushed together has a checksum in front. So damage takes along only what
 * was flushed with it. The layout is that of Derby 10.17, whose project has ended.
 */
final class DerbyLog {
  private static final int FILE_HEAD = 24;

  /** Length and place in front, the length once more behind. */
  private static final int HEAD = 4 + 8;

  private static final int FRAME = HEAD + 4;

  private static final int LOG_RECORD = 129;
  private static final int CHECKSUM = 453;
  private static final int CRC = 1;
  private static final int NONE = 0;
  private static final int TRANSACTION = 147;
  private static final int INSERT = 103;

  /** Segment, container, page, and the page's version. */
  private static final int PLACE_NUMBERS = 4;

  private static final int FIRST = 0x01;
  private static final int COMPENSATION = 0x04;
  private static final int COMMIT = 0x10;
  private static final int ABORT = 0x20;

  /** Half of an instant is the file's number. */
  private static final int NUMBER_BITS = 32;

  private final DerbyCipher cipher;

  /** What transactions wrote whose end was not met yet. */
  private final Map<Long, List<Written>> open = new HashMap<>();

  private final List<List<byte[]>> committed = new ArrayList<>();
  private final List<List<byte[]>> doubtful = new ArrayList<>();
  private int groups;
  private int gaps;

  /**
   * What stands in a log.
   *
   * @param committed rows, in order
   * @param doubtful rows of which the log has a gap where their end may have stood
   * @param groups how many pieces that were flushed together are whole
   * @param gaps how often something there cannot be read, or a file is missing in between
   */
  record Contents(
      List<List<byte[]>> committed, List<List<byte[]>> doubtful, int groups, int gaps) {}

  private record Written(List<byte[]> row, int gapsBefore) {}

  private DerbyLog(DerbyCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Reads.
   *
   * @param files the log's files by their number
   */
  static Contents read(NavigableMap<Long, byte[]> files, DerbyCipher cipher) {
    return new DerbyLog(cipher).contents(files);
  }

  private Contents contents(NavigableMap<Long, byte[]> files) {
    long next = files.isEmpty() ? 0 : files.firstKey();
    for (Map.Entry<Long, byte[]> file : files.entrySet()) {
      gaps += file.getKey() == next ? 0 : 1;
      next = file.getKey() + 1;
      read(file.getKey(), file.getValue());
    }
    List.copyOf(open.keySet()).forEach(this::endUnseen);
    return new Contents(List.copyOf(committed), List.copyOf(doubtful), groups, gaps);
  }

  private void read(long number, byte[] bytes) {
    // Room that is not used yet is laid out as zeros.
    int end = bytes.length;
    while (end > FILE_HEAD && bytes[end - 1] == 0) {
      end--;
    }
    boolean lost = false;
    int at = FILE_HEAD;
    while (at < end) {
      int behind = group(ByteBuffer.wrap(bytes), number, at);
      gaps += behind == at && !lost ? 1 : 0;
      lost = behind == at;
      at = lost ? at + 1 : behind;
    }
  }

  /** Takes what was flushed together and begins there; says where it ends, here if it is broken. */
  private int group(ByteBuffer log, long number, int at) {
    int length = length(log, number, at);
    if (length == 0) {
      return at;
    }
    ByteBuffer head = ByteBuffer.wrap(cipher.clear(log.array(), at + HEAD, length));
    if (head.getShort() != LOG_RECORD) {
      return at;
    }
    DerbyRow.number(head);
    if (head.getShort() != NONE || head.getShort() != CHECKSUM || head.get() != CRC) {
      return at;
    }
    int begin = at + FRAME + length;
    int bytes = head.getInt();
    if (bytes <= 0 || bytes > log.limit() - begin) {
      return at;
    }
    var sum = new CRC32();
    sum.update(log.array(), begin, bytes);
    if (sum.getValue() != head.getLong()) {
      return at;
    }
    groups++;
    int next = begin;
    while (next < begin + bytes) {
      int record = length(log, number, next);
      if (record == 0) {
        // What is whole and is no record is of a Derby that is not known here.
        gaps++;
        break;
      }
      take(ByteBuffer.wrap(cipher.clear(log.array(), next + HEAD, record)));
      next += FRAME + record;
    }
    return begin + bytes;
  }

  /** How long the record is that stands there by its own account; 0 where none does. */
  private static int length(ByteBuffer log, long number, int at) {
    if (log.limit() - at < FRAME + DerbyCipher.BLOCK
        || log.getLong(at + Integer.BYTES) != (number << NUMBER_BITS | at)) {
      return 0;
    }
    int length = log.getInt(at);
    boolean framed =
        length > 0
            && length % DerbyCipher.BLOCK == 0
            && length <= log.limit() - at - FRAME
            && log.getInt(at + HEAD + length) == length;
    return framed ? length : 0;
  }

  private void take(ByteBuffer record) {
    if (record.getShort() != LOG_RECORD) {
      return;
    }
    int group = DerbyRow.number(record);
    if (record.getShort() != TRANSACTION) {
      return;
    }
    long transaction = DerbyRow.longNumber(record);
    if ((group & FIRST) != 0) {
      endUnseen(transaction);
    } else if ((group & COMMIT) != 0) {
      open.getOrDefault(transaction, List.of()).forEach(each -> committed.add(each.row()));
      open.remove(transaction);
    } else if ((group & ABORT) != 0) {
      open.remove(transaction);
    } else if ((group & COMPENSATION) == 0) {
      List<byte[]> row = row(record);
      if (!row.isEmpty()) {
        open.computeIfAbsent(transaction, _ -> new ArrayList<>()).add(new Written(row, gaps));
      }
    }
  }

  /** Who begins anew, or is never heard of again, has ended: how, nobody knows behind a gap. */
  private void endUnseen(long transaction) {
    List<Written> written = open.getOrDefault(transaction, List.of());
    written.stream()
        .filter(each -> each.gapsBefore() < gaps)
        .forEach(each -> doubtful.add(each.row()));
    open.remove(transaction);
  }

  /** The row that is inserted into a table; none for all else. */
  private static List<byte[]> row(ByteBuffer record) {
    if (record.getShort() != INSERT) {
      return List.of();
    }
    for (int i = 0; i < PLACE_NUMBERS; i++) {
      DerbyRow.longNumber(record);
    }
    DerbyRow.number(record);
    if (record.getShort() != NONE) {
      // Into an index, which undoes in a way of its own.
      return List.of();
    }
    DerbyRow.number(record);
    record.get();
    int length = record.getInt();
    try {
      return DerbyRow.read(record.slice(record.position(), length));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Not a row of ours: a part of a long one, say.
      return List.of();
    }
  }
}
