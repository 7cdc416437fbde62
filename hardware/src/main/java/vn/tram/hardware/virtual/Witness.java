package vn.tram.hardware.virtual;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Tone;

/**
 * The file that stands for the ear of somebody in the room: one line for each green signal, on the
 * disk before the signal is over. It holds a hash and no text.
 */
final class Witness implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final InstantSource wall;

  private Witness(Path file, FileChannel channel, InstantSource wall) {
    this.file = file;
    this.channel = channel;
    this.wall = wall;
  }

  static Witness open(Path file, InstantSource wall) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Witness witness = new Witness(file, channel, wall);
      witness.endLastLine();
      return witness;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A run that was killed while it wrote leaves half a line: what follows must not join it. */
  private void endLastLine() throws IOException {
    channel.position(channel.size());
    if (channel.size() == 0) {
      return;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, channel.size() - 1);
    if (last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  /** Testifies to a green signal; once it returns, the line survives a pulled plug. */
  void testify(Tone tone, Scan scan) {
    String line =
        wall.millis() + " " + tone + " " + scan.bootMillis() + " " + hash(scan.text()) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new BoxException(
          "The witness file cannot be written: "
              + file
              + " ("
              + e.getMessage()
              + "). Make room on its disk or give the gate the right to write it.",
          e);
    }
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BoxException("The witness file could not be closed: " + file, e);
    }
  }
}
