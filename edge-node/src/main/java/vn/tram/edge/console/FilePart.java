package vn.tram.edge.console;

import io.helidon.http.BadRequestException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of the first file in a form that a browser without scripts sent. */
final class FilePart extends InputStream {
  private static final Pattern FORM =
      Pattern.compile(
          "multipart/form-data\\s*;.*\\bboundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?.*",
          Pattern.CASE_INSENSITIVE);

  /** A browser writes a name and a type; who writes more is none. */
  private static final int LONGEST_HEAD = 8_192;

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream form;
  private final byte[] border;
  private boolean over;

  private FilePart(InputStream form, String boundary) {
    this.border = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.form = new BufferedInputStream(form);
  }

  /**
   * The file in a request's body, which is the body itself unless it is a form.
   *
   * @param type the request's media type
   * @throws BadRequestException when a form holds no file
   * @throws IOException when it cannot be read
   */
  static InputStream of(String type, InputStream body) throws IOException {
    Optional<String> boundary =
        Optional.of(FORM.matcher(type)).filter(Matcher::matches).map(found -> found.group(1));
    if (boundary.isEmpty()) {
      return body;
    }
    var part = new FilePart(body, boundary.get());
    part.skipHead();
    return part;
  }

  private void skipHead() throws IOException {
    byte[] last = new byte[END_OF_HEAD.length];
    for (int length = 0; length < LONGEST_HEAD; length++) {
      int next = form.read();
      if (next < 0) {
        throw new BadRequestException("a form without a file");
      }
      System.arraycopy(last, 1, last, 0, last.length - 1);
      last[last.length - 1] = (byte) next;
      if (Arrays.equals(last, END_OF_HEAD)) {
        over = isBorder(2);
        return;
      }
    }
    throw new BadRequestException("a form with an endless head");
  }

  @Override
  public int read() throws IOException {
    if (over) {
      return -1;
    }
    if (isBorder(0)) {
      over = true;
      return -1;
    }
    int next = form.read();
    if (next < 0) {
      throw new EOFException("a form that breaks off");
    }
    return next;
  }

  /** A border begins with a line's end, which occurs in it only there. */
  private boolean isBorder(int from) throws IOException {
    form.mark(border.length);
    for (int i = from; i < border.length; i++) {
      if (form.read() != (border[i] & 0xFF)) {
        form.reset();
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    form.close();
  }
}
