package vn.tram.systemtests.weather;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * A packet of MQTT 5 as it stands on the wire.
 *
 * @param header its first byte: type and flags
 * @param body what comes after the length
 */
public record Packet(int header, byte[] body) {
  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int SUBSCRIBE = 8;
  private static final int SUBACK = 9;
  private static final int UNSUBSCRIBE = 10;
  private static final int UNSUBACK = 11;

  /** A hub and a gate send no larger ones. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_LENGTH_BYTES = 4;

  /** How a packet's number is used. */
  enum Role {
    /** It asks for an answer with the same number. */
    REQUEST,
    /** It is the answer to a request. */
    ANSWER,
    /** It has no number. */
    NONE
  }

  /**
   * The next packet.
   *
   * @throws EOFException when the stream has ended
   */
  public static Packet read(DataInputStream in) throws IOException {
    int header = in.readUnsignedByte();
    int length = 0;
    for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
      int octet = in.readUnsignedByte();
      length |= (octet & 0x7f) << 7 * i;
      if ((octet & 0x80) == 0) {
        break;
      }
    }
    if (length > MOST_BYTES) {
      throw new IOException("a packet of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Packet(header, body);
  }

  /** As it stands on the wire. */
  public byte[] bytes() {
    var out = new ByteArrayOutputStream(body.length + 5);
    out.write(header);
    int length = body.length;
    do {
      int octet = length & 0x7f;
      length >>>= 7;
      out.write(length > 0 ? octet | 0x80 : octet);
    } while (length > 0);
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** What kind of packet it is, 1 to 15. */
  public int type() {
    return header >>> 4;
  }

  /** Whether it carries a message that is to be acknowledged. */
  public boolean carriesMessage() {
    return type() == PUBLISH && (header & 6) != 0;
  }

  Role role() {
    return switch (type()) {
      case PUBLISH -> carriesMessage() ? Role.REQUEST : Role.NONE;
      case SUBSCRIBE, UNSUBSCRIBE -> Role.REQUEST;
      case PUBACK, SUBACK, UNSUBACK -> Role.ANSWER;
      default -> Role.NONE;
    };
  }

  /** Its number, 1 to 65,535; only of a packet with a role. */
  public int number() {
    int at = numberAt();
    return (body[at] & 0xff) << 8 | body[at + 1] & 0xff;
  }

  /** The same packet with another number. */
  Packet numbered(int number) {
    byte[] other = body.clone();
    int at = numberAt();
    other[at] = (byte) (number >>> 8);
    other[at + 1] = (byte) number;
    return new Packet(header, other);
  }

  private int numberAt() {
    return type() == PUBLISH ? 2 + ((body[0] & 0xff) << 8 | body[1] & 0xff) : 0;
  }
}
