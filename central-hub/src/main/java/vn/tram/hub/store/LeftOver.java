package vn.tram.hub.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  /** Ends a server of nobody's, and removes a note that names a process which is no server. */
  static void clear(Path data) throws IOException {
    Optional<ProcessHandle> process = postmaster(data).flatMap(ProcessHandle::of);
    if (process.isEmpty()) {
      return;
    }
    if (isServerOf(process.get(), data)) {
      LOG.log(Level.WARNING, "ending the database server that a killed hub left running");
      // A polite end waits for sessions, and those of a killed hub are over.
      process.get().destroy();
      awaitEnd(process.get().pid(), STOP);
    } else {
      // After a crash of the machine the number may belong to anybody; the server would refuse.
      Files.deleteIfExists(note(data));
    }
  }

  /** The server of this folder, while it runs. */
  static Optional<ProcessHandle> running(Path data) throws IOException {
    Optional<ProcessHandle> process = postmaster(data).flatMap(ProcessHandle::of);
    return process.isPresent() && isServerOf(process.get(), data) ? process : Optional.empty();
  }

  /** The process that the note in the folder names. */
  static Optional<Long> postmaster(Path data) throws IOException {
    if (!Files.exists(note(data))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note(data), StandardCharsets.UTF_8);
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

  private static boolean isServerOf(ProcessHandle process, Path data) throws IOException {
    Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    if (!Files.isReadable(commandLine)) {
      return process.info().commandLine().orElse("").contains("postgres");
    }
    List<String> words =
        List.of(Files.readString(commandLine, StandardCharsets.ISO_8859_1).split("\0"));
    return words.get(0).endsWith("postgres")
        && words.stream().anyMatch(word -> word.equals(data.toString()));
  }

  private static Path note(Path data) {
    return data.resolve("postmaster.pid");
  }
}
