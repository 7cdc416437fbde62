package vn.tram.hardware.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.eye.Pictures;
import vn.tram.hardware.eye.QrEye;

class FramesTest {
  private static final byte[] PNG = Pictures.png(Pictures.code(Pictures.CARD, 200));
  private static final byte[] JPEG = Pictures.jpeg(Pictures.code(Pictures.CARD, 200));

  private static Frames frames(byte[]... parts) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      stream.writeBytes(part);
    }
    return new Frames(new ByteArrayInputStream(stream.toByteArray()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void cutsPicturesOfBothKindsThatFollowEachOther() throws IOException {
    try (Frames frames = frames(JPEG, JPEG, PNG, JPEG, PNG)) {
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertArrayEquals(PNG, frames.next().orElseThrow());
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertArrayEquals(PNG, frames.next().orElseThrow());
      assertTrue(frames.next().isEmpty());
    }
  }

  @Test
  void skipsTheHeadersOfAMultipartStream() throws IOException {
    byte[] head = ascii("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 1\r\n\r\n");
    try (Frames frames = frames(head, JPEG, ascii("\r\n"), head, JPEG)) {
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertTrue(frames.next().isEmpty());
    }
  }

  @Test
  void endsQuietlyAtAPictureThatIsCutShort() throws IOException {
    try (Frames frames = frames(PNG, Arrays.copyOf(JPEG, JPEG.length - 2))) {
      assertArrayEquals(PNG, frames.next().orElseThrow());
      assertTrue(frames.next().isEmpty());
    }
  }

  @Test
  void dropsAPictureThatIsTooLargeAndFindsTheNextOne() throws IOException {
    byte[] hugeChunk = {
      (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0x7f, 0, 0, 0, 'I', 'D', 'A', 'T'
    };
    byte[] endless = new byte[QrEye.MOST_BYTES + 100];
    Arrays.fill(endless, (byte) 7);
    byte[] scan = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xda, 0, 2};
    try (Frames frames = frames(hugeChunk, JPEG, scan, endless, PNG)) {
      assertArrayEquals(JPEG, frames.next().orElseThrow());
      assertArrayEquals(PNG, frames.next().orElseThrow());
      assertTrue(frames.next().isEmpty());
    }
  }

  @Test
  void findsNothingInNothing() throws IOException {
    try (Frames frames = frames()) {
      assertTrue(frames.next().isEmpty());
    }
  }
}
