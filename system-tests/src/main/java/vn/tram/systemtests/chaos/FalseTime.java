package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A wall clock that tells one process alone what we want, by Debian's libfaketime. The clock that
 * counts since the kernel booted is left as it is.
 */
final class FalseTime {
  private static final List<String> JUMPS =
      List.of("+0", "-3600", "+3600", "+90", "-90", "-56y", "+10y", "-2d", "+31d");

  private final Path library;
  private final Path file;

  private FalseTime(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** The library, where it is installed. */
  static Optional<Path> library() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::isReadable)
          .findFirst();
    }
  }

  /**
   * A clock that is right.
   *
   * @param file that will say how wrong it is
   */
  static FalseTime of(Path library, Path file) throws IOException {
    Files.writeString(file, "+0\n");
    return new FalseTime(library, file);
  }

  /**
   * What a process needs to see it. The library's own mend of waits by the monotonic clock is off:
   * with it each timed wait of a Java thread ends at once, and a gate's start took 15 to 27 s
   * instead of 2 or 3.
   */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "NO_FAKE_STAT", "1");
  }

  /** A killed process leaves its lock behind, for whoever gets its number next to wait at. */
  static void clearAfter(long pid) throws IOException {
    for (String left : List.of("sem.faketime_sem_" + pid, "faketime_shm_" + pid)) {
      Files.deleteIfExists(Path.of("/dev/shm", left));
    }
  }

  /** Somewhere else within a second. */
  void jump(RandomGenerator random) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, JUMPS.get(random.nextInt(JUMPS.size())) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
