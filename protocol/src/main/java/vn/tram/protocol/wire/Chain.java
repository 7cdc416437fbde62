package vn.tram.protocol.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The marks of entries that stand one behind the other: {@code mark(n)} is the first 8 bytes of
 * SHA-256 over {@code mark(n − 1)} and the encoded entry {@code n}. Behind a mark that is not known
 * none is.
 */
public final class Chain {
  private final long firstSeq;
  private final long[] marks;

  private Chain(long firstSeq, long[] marks) {
    this.firstSeq = firstSeq;
    this.marks = marks;
  }

  /**
   * The marks of these entries.
   *
   * @param before where the entry in front of the first one left the log
   * @param entries each in its encoded form
   */
  public static Chain of(ChainPoint before, Iterable<byte[]> entries) {
    var builder = new Builder(before);
    entries.forEach(entry -> builder.add(entry, 0, entry.length));
    return builder.chain();
  }

  /** Where the entry in front of the first one left the log. */
  public ChainPoint before() {
    return point(firstSeq - 1);
  }

  /** Where the last entry left the log. */
  public ChainPoint after() {
    return point(lastSeq());
  }

  public long firstSeq() {
    return firstSeq;
  }

  /** The number of the last entry; one less than the first where there is none. */
  public long lastSeq() {
    return firstSeq + marks.length - 2;
  }

  /**
   * The mark behind an entry.
   *
   * @param seq from one less than the first up to the last
   */
  public ChainMark at(long seq) {
    if (seq < firstSeq - 1 || seq > lastSeq()) {
      throw new IllegalArgumentException(
          "the chain has marks from " + (firstSeq - 1) + " to " + lastSeq() + ", not " + seq);
    }
    return new ChainMark(marks[(int) (seq - firstSeq + 1)]);
  }

  private ChainPoint point(long seq) {
    return new ChainPoint(seq, at(seq));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chain that
        && firstSeq == that.firstSeq
        && Arrays.equals(marks, that.marks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(marks) * 31 + Long.hashCode(firstSeq);
  }

  @Override
  public String toString() {
    return firstSeq + " to " + lastSeq();
  }

  /** Goes along the entries. For one thread. */
  static final class Builder {
    private final MessageDigest digest = sha256();
    private final ByteBuffer mark = ByteBuffer.allocate(ChainMark.BYTES);
    private final boolean known;
    private final long firstSeq;
    private long[] marks = new long[16];
    private int size = 1;

    Builder(ChainPoint before) {
      this.known = before.isKnown();
      this.firstSeq = before.seq() + 1;
      this.marks[0] = before.mark().bits();
    }

    void add(byte[] bytes, int offset, int length) {
      if (size == marks.length) {
        marks = Arrays.copyOf(marks, size * 2);
      }
      long next = ChainMark.NONE.bits();
      if (known) {
        digest.update(mark.putLong(0, marks[size - 1]).array());
        digest.update(bytes, offset, length);
        next = ByteBuffer.wrap(digest.digest()).getLong();
      }
      marks[size++] = next;
    }

    Chain chain() {
      return new Chain(firstSeq, Arrays.copyOf(marks, size));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
