package vn.tram.protocol.octets;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes that compares by content, so that records may hold one. */
public final class Octets {
  private static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the bytes. */
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
  }

  /** The bytes that a string of hexadecimal digits spells. */
  public static Octets ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes; changing it changes nothing here. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public String toHex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Only the size: the content may be secret or name a person. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
