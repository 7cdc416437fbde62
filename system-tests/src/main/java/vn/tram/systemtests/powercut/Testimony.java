package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vn.tram.hardware.box.Tone;

/**
 * What was promised, and how many steps the disk had done by then: a beep counts for every cut at
 * that step or a later one.
 *
 * @param beeps green signals
 * @param receipts what the hub said that it holds
 * @param phases which steps belong to which phase
 */
record Testimony(List<Beep> beeps, List<Receipt> receipts, Map<Phase, List<Range>> phases) {

  /**
   * A green signal.
   *
   * @param position how many steps the disk had done when it was given
   * @param promise what it promised
   */
  record Beep(long position, Promise promise) {}

  /**
   * What a green signal promises: that this will be found.
   *
   * @param tone which way
   * @param digest SHA-256 of the card's text
   * @param bootMillis when the card was seen
   */
  record Promise(Tone tone, String digest, long bootMillis) {}

  /**
   * A receipt.
   *
   * @param position how many steps the disk had done when it was written
   * @param durable up to which entry
   */
  record Receipt(long position, long durable) {}

  /** Steps of the disk, the last one not included. */
  record Range(long from, long to) {}

  /** Writes a testimony while things happen: each line is on its disk when the method returns. */
  static final class Pen implements AutoCloseable {
    private final FileChannel out;
    private final FileChannel log;

    private Pen(FileChannel out, FileChannel log) {
      this.out = out;
      this.log = log;
    }

    static Pen open(Path testimony, Path blockLog) throws IOException {
      FileChannel out =
          FileChannel.open(testimony, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new Pen(out, FileChannel.open(blockLog, StandardOpenOption.READ));
    }

    /** How many steps the disk has done. */
    long position() {
      try {
        return BlockLog.position(log);
      } catch (IOException e) {
        throw new UncheckedIOException("the disk's log cannot be read", e);
      }
    }

    void beep(long position, Tone tone, String digest, long bootMillis) {
      write("beep " + position + " " + tone + " " + digest + " " + bootMillis);
    }

    void receipt(long durable) {
      write("receipt " + position() + " " + durable);
    }

    void begin(Phase phase) {
      write("begin " + position() + " " + phase);
    }

    void end(Phase phase) {
      write("end " + position() + " " + phase);
    }

    private synchronized void write(String line) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(false);
      } catch (IOException e) {
        throw new UncheckedIOException("the testimony cannot be written", e);
      }
    }

    @Override
    public void close() throws IOException {
      try (out) {
        log.close();
      }
    }
  }

  /** Reads what was written; a phase that was killed in the middle has no end and no range. */
  static Testimony read(Path file) throws IOException {
    List<Beep> beeps = new ArrayList<>();
    List<Receipt> receipts = new ArrayList<>();
    Map<Phase, List<Range>> phases = new EnumMap<>(Phase.class);
    Map<Phase, Long> begun = new EnumMap<>(Phase.class);
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      String[] words = line.split(" ");
      long position = Long.parseLong(words[1]);
      switch (words[0]) {
        case "beep" ->
            beeps.add(
                new Beep(
                    position,
                    new Promise(Tone.valueOf(words[2]), words[3], Long.parseLong(words[4]))));
        case "receipt" -> receipts.add(new Receipt(position, Long.parseLong(words[2])));
        case "begin" -> begun.put(Phase.valueOf(words[2]), position);
        case "end" -> {
          Phase phase = Phase.valueOf(words[2]);
          phases
              .computeIfAbsent(phase, first -> new ArrayList<>())
              .add(new Range(begun.remove(phase), position));
        }
        default -> throw new IOException("a line of the testimony is not to be understood");
      }
    }
    return new Testimony(beeps, receipts, phases);
  }

  /** Up to which entry the hub had received everything at this step of the disk. */
  long receivedBefore(long cut) {
    return receipts.stream()
        .filter(receipt -> receipt.position() <= cut)
        .mapToLong(Receipt::durable)
        .max()
        .orElse(0);
  }

  /** What had been promised at this step of the disk. */
  List<Promise> promisedBefore(long cut) {
    return beeps.stream().filter(beep -> beep.position() <= cut).map(Beep::promise).toList();
  }

  /** Lower-case hexadecimal SHA-256 of a card's text. */
  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
