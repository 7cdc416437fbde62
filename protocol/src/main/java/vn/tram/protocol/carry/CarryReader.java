package vn.tram.protocol.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a carry file, message by message: whatever is whole is taken, and then {@link #ending} says
 * what became of the rest. It holds one message at a time, however long a file claims to be.
 */
public final class CarryReader {
  private static final int HEAD = CarryWriter.MAGIC.length + 2;

  private final InputStream in;
  private final CarryKind kind;
  private boolean begun;
  private int messages;
  private Optional<Ending> ending = Optional.empty();

  /**
   * A reader at the beginning of a file.
   *
   * @param in stays open
   * @param kind what the file has to be
   */
  public CarryReader(InputStream in, CarryKind kind) {
    this.in = in;
    this.kind = kind;
  }

  /**
   * The next message, not verified; nothing when there is none any more.
   *
   * @throws IOException when the medium fails, which a torn file is not
   */
  public Optional<byte[]> next() throws IOException {
    if (ending.isPresent()) {
      return Optional.empty();
    }
    if (!begun) {
      begun = true;
      Optional<Ending> wrong = wrongHead(in.readNBytes(HEAD));
      if (wrong.isPresent()) {
        return ends(wrong.get());
      }
    }
    byte[] prefix = in.readNBytes(Integer.BYTES);
    if (prefix.length < Integer.BYTES) {
      return ends(Ending.CUT_SHORT);
    }
    int length = ByteBuffer.wrap(prefix).getInt();
    if (length == CarryWriter.END) {
      return ends(afterEndMark());
    }
    if (length < 1 || length > CarryWriter.MAX_MESSAGE) {
      return ends(Ending.DAMAGED);
    }
    byte[] message = in.readNBytes(length);
    if (message.length < length) {
      return ends(Ending.CUT_SHORT);
    }
    messages++;
    return Optional.of(message);
  }

  /** How the file ended; only after {@link #next} gave nothing. */
  public Ending ending() {
    return ending.orElseThrow(() -> new IllegalStateException("the file is not read to its end"));
  }

  /** How many messages came so far. */
  public int messages() {
    return messages;
  }

  private Optional<byte[]> ends(Ending how) {
    ending = Optional.of(how);
    return Optional.empty();
  }

  private Optional<Ending> wrongHead(byte[] head) {
    int magic = CarryWriter.MAGIC.length;
    int shared = Math.min(head.length, magic);
    if (!Arrays.equals(head, 0, shared, CarryWriter.MAGIC, 0, shared)) {
      return Optional.of(Ending.FOREIGN);
    }
    if (head.length < HEAD) {
      return Optional.of(Ending.CUT_SHORT);
    }
    if (Arrays.stream(CarryKind.values()).noneMatch(known -> known.mark() == head[magic])) {
      return Optional.of(Ending.FOREIGN);
    }
    if (head[magic + 1] != CarryWriter.VERSION) {
      return Optional.of(Ending.UNKNOWN_VERSION);
    }
    return head[magic] == kind.mark() ? Optional.empty() : Optional.of(Ending.OTHER_KIND);
  }

  private Ending afterEndMark() throws IOException {
    byte[] count = in.readNBytes(Integer.BYTES);
    if (count.length < Integer.BYTES) {
      return Ending.CUT_SHORT;
    }
    boolean counted = ByteBuffer.wrap(count).getInt() == messages;
    return counted && in.read() < 0 ? Ending.WHOLE : Ending.DAMAGED;
  }
}
