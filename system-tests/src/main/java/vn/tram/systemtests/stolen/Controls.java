package vn.tram.systemtests.stolen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import vn.tram.systemtests.stolen.Thief.Find;

/** Names that are put into files on purpose, one in each form: whoever finds these can find. */
final class Controls {
  private static final int NOISE = 5_000;

  private Controls() {}

  /**
   * Plants.
   *
   * @param words of a person, in all spellings
   * @return how many of the files were found out
   */
  static Outcome plant(Path folder, List<String> words, Needles needles, SplittableRandom random)
      throws IOException {
    Files.createDirectory(folder);
    Map<Path, Form> planted = new HashMap<>();
    for (String spelling : words) {
      for (Form form : Form.values()) {
        Path file = folder.resolve("control-" + planted.size());
        var out = new ByteArrayOutputStream();
        out.writeBytes(noise(random));
        out.writeBytes(form.planted(spelling));
        out.writeBytes(noise(random));
        Files.write(file, out.toByteArray());
        planted.put(file, form);
      }
    }
    Set<Path> found = new HashSet<>();
    for (Find find : new Thief(needles).search(folder)) {
      found.add(find.file());
    }
    return new Outcome(planted.size(), found.size());
  }

  /**
   * How it went.
   *
   * @param planted how many
   * @param found of them
   */
  record Outcome(int planted, int found) {}

  private static byte[] noise(SplittableRandom random) {
    byte[] noise = new byte[1 + random.nextInt(NOISE)];
    random.nextBytes(noise);
    return noise;
  }
}
