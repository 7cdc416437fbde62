package vn.tram.protocol.carry;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a carry file, message by message. PROTOCOL.md lays out the bytes. */
public final class CarryWriter {
  /** No message of the protocol is longer. */
  public static final int MAX_MESSAGE = 512 * 1024;

  static final byte[] MAGIC = "TRAM".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;

  /** Stands where a length would; longer than any message, and not what a torn disk leaves. */
  static final int END = 0xFFFF_FFFF;

  private final DataOutputStream out;
  private int messages;

  /**
   * Begins a file.
   *
   * @param out where to; stays open
   */
  public CarryWriter(OutputStream out, CarryKind kind) throws IOException {
    this.out = new DataOutputStream(out);
    this.out.write(MAGIC);
    this.out.writeByte(kind.mark());
    this.out.writeByte(VERSION);
  }

  /**
   * Adds a signed message, exactly as it would go over the wire.
   *
   * @param message 1 to {@link #MAX_MESSAGE} bytes
   */
  public void add(byte[] message) throws IOException {
    if (message.length < 1 || message.length > MAX_MESSAGE) {
      throw new IllegalArgumentException(
          "a message has 1 to " + MAX_MESSAGE + " bytes, not " + message.length);
    }
    out.writeInt(message.length);
    out.write(message);
    messages++;
  }

  /** Writes the end mark: only now is the file whole. */
  public void finish() throws IOException {
    out.writeInt(END);
    out.writeInt(messages);
    out.flush();
  }

  /** How many messages were added. */
  public int messages() {
    return messages;
  }
}
