package vn.tram.protocol.wire;

import java.util.HexFormat;

/**
 * What a log is up to some entry, in 8 bytes: two logs that differ anywhere up to there have
 * different marks, but for one chance in 2⁶⁴.
 *
 * @param bits the 8 bytes, big-endian
 */
public record ChainMark(long bits) {
  public static final int BYTES = Long.BYTES;

  /** The mark before the first entry. Behind an entry it says that its mark is not known. */
  public static final ChainMark NONE = new ChainMark(0);

  /** Whether this is {@link #NONE}. */
  public boolean isNone() {
    return bits == 0;
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
