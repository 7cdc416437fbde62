package vn.tram.systemtests.rig;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The I2C bus of the virtual Pi, by its recorder (hardware/rig/module/i2c-rec.c). */
final class Wires {
  private static final Path RECORDER = Path.of("/sys/kernel/debug/i2c-rec");

  /**
   * One acknowledged write.
   *
   * @param address of the chip
   * @param bytes as they came
   */
  record Write(int address, byte[] bytes) {}

  private long read;

  /** Solders a chip on. */
  void plug(int address) throws IOException {
    Files.writeString(RECORDER.resolve("chips"), "+%02x".formatted(address));
  }

  /** Tears it off. */
  void unplug(int address) throws IOException {
    Files.writeString(RECORDER.resolve("chips"), "-%02x".formatted(address));
  }

  /** Lets the whole bus die after so many more bytes; 1 or more. */
  void dieAfter(int bytes) throws IOException {
    Files.writeString(RECORDER.resolve("die_after"), Integer.toString(bytes));
  }

  /** Whether the bus is to die and has not yet. */
  boolean doomed() throws IOException {
    return !Files.readString(RECORDER.resolve("die_after")).strip().equals("0");
  }

  /** What the chips acknowledged since this was asked last. */
  List<Write> news() throws IOException, Broken {
    byte[] text;
    try (FileChannel written = FileChannel.open(RECORDER.resolve("written"))) {
      text = Channels.newInputStream(written.position(read)).readAllBytes();
    }
    read += text.length;
    var writes = new ArrayList<Write>();
    for (String line : new String(text, StandardCharsets.US_ASCII).lines().toList()) {
      Broken.unless(!line.equals("lost"), "the recorder is full");
      String[] words = line.split(" ", 3);
      byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(words.length > 2 ? words[2] : "");
      writes.add(new Write(Integer.parseInt(words[1], 16), bytes));
    }
    return writes;
  }
}
