package vn.tram.systemtests.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.text.ProofException;

class PhotoBenchTest {
  private final List<String> told = new ArrayList<>();
  @TempDir private Path folder;

  private void photo(String name, String says, String truth) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file.resolveSibling(file.getFileName() + ".png"), CardPicture.of(says));
    Files.writeString(file.resolveSibling(file.getFileName() + ".txt"), truth);
  }

  @Test
  void aTextThatDiffersFromTheTruthInOneLetterIsFalse() throws Exception {
    photo("a/1", "Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu");
    photo("a/2", "Nguyễn Văn Mẫu", "Nguyễn Văn Mâu");
    EyeFigures figures = new PhotoBench(told::add).run(folder);
    assertEquals(2, figures.photos());
    assertEquals(1, figures.decoded());
    assertEquals(1, figures.wrong());
    assertEquals(1, figures.plainZxing());
    assertEquals(List.of("eye: a/2.png read as something else"), told);
  }

  @Test
  void aTruthInBytesIsComparedAsADecoderGivesBytes() throws Exception {
    photo("1", "caf\u00e9", "unused");
    Files.delete(folder.resolve("1.txt"));
    Files.write(folder.resolve("1.bin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(1, new PhotoBench(told::add).run(folder).decoded());
  }

  @Test
  void aPictureWithoutATruthIsNoPhoto() throws Exception {
    Files.write(folder.resolve("1.png"), CardPicture.of("somebody"));
    assertThrows(ProofException.class, () -> new PhotoBench(told::add).run(folder));
  }
}
