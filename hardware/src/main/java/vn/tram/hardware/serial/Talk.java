package vn.tram.hardware.serial;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.part.PartException;

/**
 * Listens to a scanner, and asks it things. Lines that come while an answer is awaited go to where
 * all lines go.
 */
final class Talk {

  /** A module without a line end pauses after a scan; a port's buffers pause for less than this. */
  private static final Duration PAUSE_ENDS_LINE = Duration.ofMillis(100);

  /** A module may be slow in the middle of a line. */
  private static final Duration PAUSE_TEARS_LINE = Duration.ofMillis(500);

  private static final int TRIES = 3;

  /** So many times the patience at most. */
  private static final int SETTLING = 3;

  private final Port port;
  private final Tempo tempo;
  private final LongSupplier bootMillis;
  private final Consumer<Token.Line> lines;
  private final byte[] buffer = new byte[4_096];
  private Framing framing;
  private Duration pause;
  private Duration patience;
  private OptionalInt answer = OptionalInt.empty();
  private boolean broken;
  private long heard;
  private long heardAt = System.nanoTime();

  Talk(Port port, Tempo tempo, LongSupplier bootMillis, Consumer<Token.Line> lines) {
    this.port = port;
    this.tempo = tempo;
    this.patience = tempo.patience();
    this.bootMillis = bootMillis;
    this.lines = lines;
    this.framing = new Framing(true, this::hear);
    this.pause = PAUSE_ENDS_LINE;
  }

  /** From now on only a line's end ends a line. */
  void expectLineEnds() {
    framing = new Framing(false, this::hear);
    pause = PAUSE_TEARS_LINE;
  }

  /** How many bytes came since the talk began. */
  long heard() {
    return heard;
  }

  /**
   * Listens until something comes or the time is over.
   *
   * @param wait see {@link Port#read}
   * @return whether something came
   */
  boolean listen(Duration wait) throws PartException {
    boolean pauseFirst =
        framing.pending() && (wait.equals(Port.FOR_EVER) || pause.compareTo(wait) < 0);
    int length = port.read(buffer, pauseFirst ? pause : wait);
    heard += length;
    if (length > 0) {
      heardAt = System.nanoTime();
      framing.bytes(buffer, length, bootMillis.getAsLong());
    } else if (System.nanoTime() - heardAt >= pause.toNanos()) {
      framing.pause();
    }
    return length > 0;
  }

  /**
   * Asks until there is an answer, three times at most.
   *
   * @return the byte of the answer, or nothing
   */
  OptionalInt ask(byte[] command) throws PartException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        settle();
      }
      answer = OptionalInt.empty();
      broken = false;
      port.write(command);
      await();
      if (answer.isPresent()) {
        OptionalInt given = answer;
        if (attempt > 0) {
          // Answers do not say to which question they belong: a late one must not answer the next.
          settle();
        }
        return given;
      }
      patience = tempo.after(patience);
    }
    return OptionalInt.empty();
  }

  private void await() throws PartException {
    long began = System.nanoTime();
    while (answer.isEmpty() && !broken) {
      long left = patience.toNanos() - (System.nanoTime() - began);
      if (left <= 0) {
        return;
      }
      listen(tenths(left));
    }
  }

  /** Until nothing comes for a while; a scanner that never stops is not waited for. */
  private void settle() throws PartException {
    long began = System.nanoTime();
    long quietSince = began;
    long left = patience.toNanos();
    while (left > 0 && System.nanoTime() - began < SETTLING * patience.toNanos()) {
      if (listen(tenths(left))) {
        quietSince = System.nanoTime();
      }
      left = patience.toNanos() - (System.nanoTime() - quietSince);
    }
  }

  /** The port counts in tenths of a second, and 0 is for ever. */
  static Duration tenths(long nanos) {
    long tenth = Duration.ofMillis(100).toNanos();
    return Duration.ofNanos((nanos + tenth - 1) / tenth * tenth);
  }

  private void hear(Token token) {
    switch (token) {
      case Token.Line line -> lines.accept(line);
      case Token.Answer given -> answer = OptionalInt.of(given.value());
      case Token.Broken _ -> broken = true;
    }
  }
}
