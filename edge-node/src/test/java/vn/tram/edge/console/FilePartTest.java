package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.helidon.http.BadRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FilePartTest {
  private static final String TYPE = "multipart/form-data; boundary=----aB3";

  /** What the border is made of, so that many files look like one nearly. */
  private static final byte[] LETTERS = ascii("\r\n--aB3 ");

  private static byte[] form(byte[] file) {
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        ascii(
            "------aB3\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n"));
    form.writeBytes(file);
    form.writeBytes(ascii("\r\n------aB3--\r\n"));
    return form.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] read(byte[] form) throws IOException {
    try (InputStream part = FilePart.of(TYPE, new ByteArrayInputStream(form))) {
      return part.readAllBytes();
    }
  }

  private static byte[] ofLetters(List<Integer> places) {
    byte[] file = new byte[places.size()];
    for (int i = 0; i < file.length; i++) {
      file[i] = LETTERS[places.get(i)];
    }
    return file;
  }

  @Property(tries = 500)
  void aFileComesOutAsItWentIn(@ForAll byte[] file) throws IOException {
    assertArrayEquals(file, read(form(file)));
  }

  @Property(tries = 500)
  void aFileThatLooksLikeTheBorderComesOutWhole(@ForAll List<@IntRange(max = 7) Integer> places)
      throws IOException {
    byte[] file = ofLetters(places);
    assertArrayEquals(file, read(form(file)));
  }

  @Property(tries = 200)
  void aFormThatBreaksOffIsNoFile(@ForAll @IntRange(max = 145) int length) {
    byte[] whole = form(ascii("content"));
    byte[] torn = Arrays.copyOf(whole, Math.min(length, whole.length - "--\r\n".length() - 1));
    assertThrows(Exception.class, () -> read(torn), () -> "after " + torn.length + " bytes");
  }

  @Example
  void aFormWithoutAnEndOfItsHeadIsRefused() {
    assertThrows(BadRequestException.class, () -> read(ascii("-".repeat(9_000))));
    assertThrows(BadRequestException.class, () -> read(ascii("------aB3\r\n")));
    assertThrows(EOFException.class, () -> read(ascii("------aB3\r\n\r\nhalf a file")));
  }

  @Example
  void whatIsNoFormIsTheFileItself() throws IOException {
    InputStream body = InputStream.nullInputStream();
    assertSame(body, FilePart.of("image/png", body));
    assertSame(body, FilePart.of("", body));
  }
}
