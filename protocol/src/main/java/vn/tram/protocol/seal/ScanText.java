package vn.tram.protocol.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The packed form of a scan's text: UTF-8, raw deflate with a preset dictionary of what cards in
 * Viet Nam commonly say. The dictionary is part of the protocol: it never changes within a version.
 */
public final class ScanText {
  /** Longer than any code that a scanner can read (QR version 40-L: 2,953 bytes). */
  static final int MAX_BYTES = 4_096;

  /** Rare first, common last: deflate reaches the end of a dictionary with the shortest codes. */
  static final String DICTIONARY =
      "|$|4|-|-|0001|20220101|01/01/2021|31/12/2021|-|01/01/2022|01/01/1980|2|"
          + "4e677579e1bb856e2056c4836e205472e1baa76e205468e1bb8b204cc3aa205068e1baa16d20"
          + "HC1:6BFTRAM1:PHONE|0900000000|CITIZEN|INSURANCE|<1<0|0|1990-01-01|NGUYEN VAN "
          + "TRAN THI LE HOANG PHAM HUYNH VO DANG BUI DO HO NGO DUONG LY ANH MINH HUNG HOA LAN "
          + "Khu phố Ấp Tổ dân phố Phường Thị trấn Thành phố Thị xã Huyện Quận Xã Thôn Bản Đường "
          + "Cần Thơ, Đà Nẵng, Hải Phòng, Hồ Chí Minh, Hà Nội, Tây Ninh, Bắc Giang, Nghệ An, "
          + "Thanh Hóa, Bình Dương, Đồng Nai, Long An, Quảng Nam, Bình Định, "
          + "Dương Ngô Hồ Đỗ Bùi Đặng Võ Huỳnh Phạm Hoàng Lê Trần Nguyễn Thị Văn Hữu Đức "
          + "Minh Anh Hùng Dũng Lan Hoa Hương Linh Mai Tuấn Phương Thảo Trang "
          + "|01011990|Nữ|, , |01012021|||||Nam|Thôn , Xã , Huyện |Nguyễn Thị |Nguyễn Văn |0";

  private static final byte[] DICTIONARY_BYTES = DICTIONARY.getBytes(StandardCharsets.UTF_8);

  private ScanText() {}

  /** The preset dictionary: who looks for packed words in a stolen box needs it, too. */
  public static byte[] dictionary() {
    return DICTIONARY_BYTES.clone();
  }

  static byte[] deflate(String text) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setDictionary(DICTIONARY_BYTES);
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      var out = new ByteArrayOutputStream(128);
      byte[] buffer = new byte[512];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  static String inflate(byte[] packed) throws SealException {
    try (var inflater = new Inflater(true)) {
      inflater.setDictionary(DICTIONARY_BYTES);
      inflater.setInput(packed);
      var out = new ByteArrayOutputStream(256);
      byte[] buffer = new byte[512];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw new SealException("the words are cut short");
        }
        out.write(buffer, 0, length);
        if (out.size() > MAX_BYTES) {
          throw new SealException("the words are longer than any scan");
        }
      }
      return out.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new SealException("the words are not packed as they should be", e);
    }
  }
}
