package vn.tram.hardware.virtual;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import vn.tram.hardware.eye.QrEye;

/**
 * Cuts a stream into its PNG and JPEG files by their own structure. What stands between them, such
 * as the headers of a multipart stream, is skipped; a frame that is too large or broken is dropped,
 * and the search begins anew behind it.
 */
final class Frames implements AutoCloseable {
  private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int PNG_END = 0x49454e44;
  private static final int START_OF_IMAGE = 0xffd8;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private final DataInputStream in;
  private ByteArrayOutputStream frame = new ByteArrayOutputStream();

  Frames(InputStream stream) {
    this.in = new DataInputStream(new BufferedInputStream(stream));
  }

  /** The next whole frame; empty at the end of the stream, which may cut the last frame short. */
  Optional<byte[]> next() throws IOException {
    try {
      long window = 0;
      while (true) {
        window = window << 8 | in.readUnsignedByte();
        boolean whole;
        if (window == PNG_SIGNATURE) {
          frame = new ByteArrayOutputStream();
          putLong(window);
          whole = png();
        } else if ((window & 0xffff) == START_OF_IMAGE) {
          frame = new ByteArrayOutputStream();
          putShort(START_OF_IMAGE);
          whole = jpeg();
        } else {
          continue;
        }
        if (whole) {
          return Optional.of(frame.toByteArray());
        }
        window = 0;
      }
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  /** Chunks of length, type, data and check sum up to the end chunk. */
  private boolean png() throws IOException {
    while (true) {
      int length = in.readInt();
      int type = in.readInt();
      if (length < 0 || !fits(length + 12L)) {
        return false;
      }
      putInt(length);
      putInt(type);
      copy(length + 4);
      if (type == PNG_END) {
        return true;
      }
    }
  }

  /** Segments with their lengths; after the start of a scan, coded data up to the next marker. */
  private boolean jpeg() throws IOException {
    int marker = nextMarker();
    while (marker != END_OF_IMAGE) {
      if (marker < 0) {
        return false;
      }
      if (!standsAlone(marker)) {
        int length = in.readUnsignedShort();
        if (length < 2 || !fits(length)) {
          return false;
        }
        putShort(length);
        copy(length - 2);
      }
      marker = marker == START_OF_SCAN ? markerAfterCodedData() : nextMarker();
    }
    return true;
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
  }

  /** The marker that has to stand here, or -1 if there is none. */
  private int nextMarker() throws IOException {
    int octet = in.readUnsignedByte();
    if (octet != 0xff) {
      return -1;
    }
    frame.write(octet);
    return markerAfterFill();
  }

  private int markerAfterFill() throws IOException {
    int octet = in.readUnsignedByte();
    while (octet == 0xff && fits(1)) {
      frame.write(octet);
      octet = in.readUnsignedByte();
    }
    frame.write(octet);
    return octet;
  }

  private int markerAfterCodedData() throws IOException {
    while (fits(2)) {
      int octet = in.readUnsignedByte();
      frame.write(octet);
      if (octet == 0xff) {
        int marker = markerAfterFill();
        boolean partOfTheData = marker == 0 || marker >= 0xd0 && marker <= 0xd7;
        if (!partOfTheData) {
          return marker;
        }
      }
    }
    return -1;
  }

  private boolean fits(long more) {
    return frame.size() + more <= QrEye.MOST_BYTES;
  }

  private void copy(int length) throws IOException {
    byte[] part = in.readNBytes(length);
    if (part.length < length) {
      throw new EOFException();
    }
    frame.writeBytes(part);
  }

  private void putShort(int value) {
    frame.write(value >>> 8);
    frame.write(value);
  }

  private void putInt(int value) {
    putShort(value >>> 16);
    putShort(value);
  }

  private void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
