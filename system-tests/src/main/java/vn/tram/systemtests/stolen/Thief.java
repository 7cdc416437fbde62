package vn.tram.systemtests.stolen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tram.systemtests.stolen.Search.Hit;

/** Reads every file below a folder as it is, and unpacked from every place. */
final class Thief {
  private final Search search;
  private int files;
  private long bytes;

  Thief(Needles needles) {
    this.search = new Search(needles.words());
  }

  /**
   * Something that was found.
   *
   * @param file in which
   * @param hit what, and in which form
   * @param packed whether it had to be unpacked
   */
  record Find(Path file, Hit hit, boolean packed) {
    /** Without the words: a log names nobody. */
    @Override
    public String toString() {
      return file
          + ": "
          + hit.words().length()
          + " letters as "
          + hit.form()
          + (packed ? ", packed" : "");
    }
  }

  List<Find> search(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    List<Find> finds = new ArrayList<>();
    try (var unpacking = new Unpacking()) {
      for (Path file : all) {
        byte[] content = Files.readAllBytes(file);
        files++;
        bytes += content.length;
        search.in(content, content.length).forEach(hit -> finds.add(new Find(file, hit, false)));
        unpacking.of(
            content,
            (unpacked, length) ->
                search.in(unpacked, length).forEach(hit -> finds.add(new Find(file, hit, true))));
      }
    }
    // Whoever writes a name into a file's name has written it down, too.
    for (Path file : all) {
      byte[] name = file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      search.in(name, name.length).forEach(hit -> finds.add(new Find(file, hit, false)));
    }
    return finds;
  }

  int files() {
    return files;
  }

  long bytes() {
    return bytes;
  }
}
