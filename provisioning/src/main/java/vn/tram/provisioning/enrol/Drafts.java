package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is put together beside its place carries the number of the process that does it: a next one
 * sees what was left by one that was killed, and clears it away.
 */
final class Drafts {
  private Drafts() {}

  /** A name of its own beside the place. */
  static Path beside(Path place) {
    return place.resolveSibling(
        prefix(place) + ProcessHandle.current().pid() + "-" + HubFolder.secret(4));
  }

  /** Removes what processes that are gone left beside the place. */
  static void sweep(Path place) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(prefix(place)) + "([1-9][0-9]{0,17})-[0-9a-f]{8}");
    List<Path> beside;
    try (Stream<Path> all = Files.list(place.getParent())) {
      beside = all.toList();
    }
    for (Path each : beside) {
      Matcher draft = name.matcher(each.getFileName().toString());
      if (draft.matches() && ProcessHandle.of(Long.parseLong(draft.group(1))).isEmpty()) {
        PrivateFiles.remove(each);
      }
    }
  }

  private static String prefix(Path place) {
    return "." + place.getFileName() + "-draft-";
  }
}
