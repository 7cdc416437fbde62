package vn.tram.systemtests.eye;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tram.systemtests.text.ProofException;

/**
 * A photo and what it says.
 *
 * @param file the picture
 * @param name of it below the folder
 * @param text what the code in it says
 */
record TruePhoto(Path file, String name, String text) {

  private static final String PICTURE = ".png";

  /**
   * All photos of a folder and the folders below it: {@code name.png} with {@code name.txt} (UTF-8;
   * what is no UTF-8 counts as Latin-1) or {@code name.bin} (the code's bytes, as a decoder gives
   * them back that takes each for a character). A picture without either is none.
   *
   * @throws ProofException when there is no photo
   */
  static List<TruePhoto> in(Path folder) throws IOException, ProofException {
    List<TruePhoto> photos = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(PICTURE)).sorted().toList()) {
        Path words = beside(file, ".txt");
        Path octets = beside(file, ".bin");
        String name = folder.relativize(file).toString();
        if (Files.exists(words)) {
          photos.add(new TruePhoto(file, name, words(Files.readAllBytes(words))));
        } else if (Files.exists(octets)) {
          String text = new String(Files.readAllBytes(octets), StandardCharsets.ISO_8859_1);
          photos.add(new TruePhoto(file, name, text));
        }
      }
    }
    if (photos.isEmpty()) {
      throw new ProofException("no-photos", folder);
    }
    return photos;
  }

  private static Path beside(Path file, String suffix) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - PICTURE.length()) + suffix);
  }

  private static String words(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
