package vn.tram.hardware.serial;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Tells lines and answers apart in the bytes of a scanner, however they are cut into pieces. Holds
 * a few kilobytes, whatever comes.
 *
 * <p>An answer is {@code 02 00 00 01 value CRC(2)}: every command that is used here is answered
 * with one byte. No text of a card contains its first bytes. A module never sends one in the middle
 * of a line, so what stands before it without a line's end was torn off.
 */
final class Framing {

  /** Longer than any code that a scanner can read (QR version 40-L: 2,953 bytes). */
  static final int LONGEST_LINE = 4_096;

  private static final byte[] ANSWER = {0x02, 0x00, 0x00, 0x01};
  private static final int ANSWER_LENGTH = 7;

  private final boolean pauseEndsLine;
  private final Consumer<Token> sink;
  private final byte[] line = new byte[LONGEST_LINE];
  private final byte[] answer = new byte[ANSWER_LENGTH];
  private int lineLength;
  private int answerLength;
  private boolean tooLong;
  private long lineMillis;

  /**
   * For one scanner.
   *
   * @param pauseEndsLine whether a pause ends a line, for scanners that send no line end. Where the
   *     module is known to send one, what a pause cuts off is half a line, and no card
   */
  Framing(boolean pauseEndsLine, Consumer<Token> sink) {
    this.pauseEndsLine = pauseEndsLine;
    this.sink = sink;
  }

  /** Whether something has begun that a pause would end. */
  boolean pending() {
    return lineLength > 0 || answerLength > 0 || tooLong;
  }

  /** Bytes came. */
  void bytes(byte[] bytes, int length, long bootMillis) {
    for (int at = 0; at < length; at++) {
      octet(bytes[at], bootMillis);
    }
  }

  /** Nothing came for a while. */
  void pause() {
    answerLength = 0;
    if (pauseEndsLine) {
      endLine();
    } else {
      dropLine();
    }
  }

  private void octet(byte octet, long bootMillis) {
    if (answerLength >= ANSWER.length || octet == ANSWER[answerLength]) {
      answer[answerLength++] = octet;
      if (answerLength == ANSWER_LENGTH) {
        endAnswer();
      }
      return;
    }
    int wasText = answerLength;
    answerLength = 0;
    for (int at = 0; at < wasText; at++) {
      text(answer[at], bootMillis);
    }
    if (wasText > 0) {
      // It may be the first byte of an answer itself.
      octet(octet, bootMillis);
    } else {
      text(octet, bootMillis);
    }
  }

  private void endAnswer() {
    answerLength = 0;
    if (pauseEndsLine) {
      endLine();
    } else {
      dropLine();
    }
    int crc = Crc.of(answer, 2, 5);
    boolean whole = answer[5] == (byte) (crc >>> 8) && answer[6] == (byte) crc;
    sink.accept(whole ? new Token.Answer(answer[4] & 0xff) : new Token.Broken());
  }

  private void text(byte octet, long bootMillis) {
    if (octet == '\r' || octet == '\n') {
      endLine();
    } else if (lineLength == LONGEST_LINE) {
      tooLong = true;
    } else {
      lineMillis = lineLength == 0 ? bootMillis : lineMillis;
      line[lineLength++] = octet;
    }
  }

  private void endLine() {
    if (lineLength > 0 && !tooLong) {
      sink.accept(
          new Token.Line(new String(line, 0, lineLength, StandardCharsets.UTF_8), lineMillis));
    }
    dropLine();
  }

  private void dropLine() {
    lineLength = 0;
    tooLong = false;
  }
}
