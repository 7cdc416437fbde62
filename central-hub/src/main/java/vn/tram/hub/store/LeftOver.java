package vn.tram.hub.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed hub leaves in its data folder: a server that still runs, or the note of one that
 * does not. Only to be called while holding the lock of the folder.
 */
final class LeftOver {
  private static final Logger LOG = System.getLogger(LeftOver.class.getName());
  private static final Duration STOP = Duration.ofMinutes(5);

  private LeftOver() {}

  /** What the living process is that the note in the folder names. */
  private enum Kind {
    /** The server of this folder. */
    SERVER,
    /** Nobody can say, or it is something else that works in this folder: the server decides. */
    UNCLEAR,
    /** Nothing of this folder's: after a crash of the machine the number may belong to anybody. */
    STRANGER
  }

  /** Ends a server of nobody's, and removes a note that names a process which is no server. */
  static void clear(Path data) throws IOException {
    Optional<ProcessHandle> process = postmaster(data).flatMap(ProcessHandle::of);
    if (process.isEmpty()) {
      return;
    }
    switch (kind(process.get(), data)) {
      case SERVER -> {
        LOG.log(Level.WARNING, "ending the database server that a killed hub left running");
        // A polite end waits for sessions, and those of a killed hub are over.
        process.get().destroy();
        awaitEnd(process.get().pid(), STOP);
      }
      case STRANGER -> Files.deleteIfExists(note(data)); // with it the server would refuse to start
      case UNCLEAR ->
          LOG.log(
              Level.WARNING,
              "the process {0} may be the database server of this folder, and is left alone",
              Long.toString(process.get().pid()));
    }
  }

  /** The server of this folder, while it runs. */
  static Optional<ProcessHandle> running(Path data) throws IOException {
    Optional<ProcessHandle> process = postmaster(data).flatMap(ProcessHandle::of);
    return process.isPresent() && kind(process.get(), data) != Kind.STRANGER
        ? process
        : Optional.empty();
  }

  /** The process that the note in the folder names. */
  static Optional<Long> postmaster(Path data) throws IOException {
    if (!Files.exists(note(data))) {
      return Optional.empty();
    }
    // Its second line is the folder in whatever bytes the file system has; the first is a number.
    List<String> lines = Files.readAllLines(note(data), StandardCharsets.ISO_8859_1);
    try {
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static void awaitEnd(long pid, Duration patience) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return;
    }
    try {
      process.get().onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("the database server " + pid + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database server ends", e);
    }
  }

  /**
   * A server works in its data folder. The folder itself is compared and not its name, which has
   * other letters behind a link, and other bytes in another locale.
   */
  private static Kind kind(ProcessHandle process, Path data) throws IOException {
    Path about = Path.of("/proc", Long.toString(process.pid()));
    if (!Files.isReadable(about.resolve("cmdline"))) {
      return process.info().commandLine().orElse("").contains("postgres")
          ? Kind.SERVER
          : Kind.STRANGER;
    }
    try {
      boolean postgres = program(about).endsWith("postgres");
      if (Files.isSameFile(about.resolve("cwd"), data)) {
        return postgres ? Kind.SERVER : Kind.UNCLEAR;
      }
      return Kind.STRANGER;
    } catch (NoSuchFileException e) {
      return Kind.STRANGER; // it has ended meanwhile
    } catch (AccessDeniedException e) {
      return program(about).endsWith("postgres") ? Kind.UNCLEAR : Kind.STRANGER;
    }
  }

  private static String program(Path about) throws IOException {
    return Files.readString(about.resolve("cmdline"), StandardCharsets.ISO_8859_1).split("\0")[0];
  }

  private static Path note(Path data) {
    return data.resolve("postmaster.pid");
  }
}
