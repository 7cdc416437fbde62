package vn.tram.provisioning.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * A program of ours as a process of its own. What it says goes to a log file, except for its
 * secrets, and to whoever waits for a line.
 *
 * <p>It stands in a session of its own where the system has {@code setsid}: Ctrl-C in a terminal
 * reaches the one who started it, not the program, so that it can be ended in good order.
 */
final class Program implements AutoCloseable {
  private static final int LAST_WORDS = 12;

  /** A hub that is killed leaves its database server behind, so it is asked first. */
  private static final Duration FAREWELL = Duration.ofSeconds(30);

  /** A JVM that hangs needs so long to write its stacks; it does not say when it has. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(2);

  /** Lines that begin so are kept for the caller and out of the log. */
  private static final String SECRET = "login:";

  /**
   * Stands in the program's stead until it becomes it, and leaves a watchman: when whoever started
   * the program is gone without a word, killed perhaps, its end of the pipe closes and the watchman
   * ends the program.
   */
  private static final String PRELUDE =
      """
      trap '' INT HUP
      exec 3<&0 </dev/null
      ( read -r word <&3 || kill -TERM $$ ) >/dev/null 2>&1 &
      exec 3<&-
      command -v setsid >/dev/null 2>&1 && exec setsid "$@"
      exec "$@"
      """;

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<MatchResult> ready = new CompletableFuture<>();
  private final Deque<String> lastWords = new ArrayDeque<>();
  private final List<String> secrets = new ArrayList<>();

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program and waits until it says that it is ready.
   *
   * @param name for the sentences
   * @param log is appended to; nobody but its owner can read it
   * @param ready what the line that says so contains
   * @throws ProvisioningException when it ends first, or is not ready in time
   */
  static Program start(
      String name, List<String> command, Path log, Pattern ready, Duration patience)
      throws ProvisioningException, InterruptedException {
    return start(name, command, Map.of(), log, ready, patience);
  }

  /**
   * Starts a program in an environment of its own.
   *
   * @param environment what it has besides this process's
   */
  static Program start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Pattern ready,
      Duration patience)
      throws ProvisioningException, InterruptedException {
    Program program;
    try {
      if (!Files.exists(log)) {
        Files.createFile(
            log,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      var builder = new ProcessBuilder(detached(command)).redirectErrorStream(true);
      builder.environment().putAll(environment);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      program = new Program(name, builder.start(), log);
    } catch (IOException e) {
      throw new ProvisioningException(e, Problem.PROCESS_ENDED, name, e.getMessage());
    }
    program.process.onExit().thenRun(program::dismissWatchman);
    Thread.ofVirtual().name("log-" + name).start(() -> program.listen(ready));
    try {
      program.ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return program;
    } catch (TimeoutException e) {
      program.askForStacks();
      program.stop(FAREWELL);
      throw new ProvisioningException(
          e, Problem.PROCESS_NOT_READY, name, patience.toSeconds(), log);
    } catch (ExecutionException e) {
      throw new ProvisioningException(e, Problem.PROCESS_ENDED, name, program.sentence());
    } catch (InterruptedException e) {
      program.stop(FAREWELL);
      throw e;
    }
  }

  /** A JVM answers SIGQUIT with what each of its threads does: its log then says why it waits. */
  private void askForStacks() throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).inheritIO().start().waitFor();
      process.waitFor(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      // Its log says less then.
    }
  }

  private static List<String> detached(List<String> command) {
    var detached = new ArrayList<>(List.of("/bin/sh", "-c", PRELUDE, "sh"));
    detached.addAll(command);
    return detached;
  }

  /** The program is gone: the watchman may go home. */
  private void dismissWatchman() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write('\n');
    } catch (IOException e) {
      // Gone already.
    }
  }

  /** For tests: as if whoever started the program had been killed. */
  void abandon() throws IOException {
    process.getOutputStream().close();
  }

  private void listen(Pattern sign) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Writer out =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
        if (!line.startsWith(SECRET)) {
          out.append(line).append('\n').flush();
        }
        Matcher said = sign.matcher(line);
        if (said.find()) {
          ready.complete(said.toMatchResult());
        }
      }
    } catch (IOException e) {
      // A killed process ends its stream in the middle of a line; anything else is told below.
      hear(e.toString());
    }
    ready.completeExceptionally(new IOException(name + " ended"));
  }

  private void hear(String line) {
    synchronized (lastWords) {
      if (line.startsWith(SECRET)) {
        secrets.add(line);
        return;
      }
      lastWords.addLast(line);
      if (lastWords.size() > LAST_WORDS) {
        lastWords.removeFirst();
      }
    }
  }

  /** What the line that said that the program is ready contained. */
  MatchResult ready() {
    return ready.join();
  }

  /** The line with the login that the program printed, if it did. */
  Optional<String> secret() {
    synchronized (lastWords) {
      return secrets.stream().findFirst();
    }
  }

  /** What the program last said; of a program that could not start, the sentence that says why. */
  String sentence() {
    synchronized (lastWords) {
      return lastWords.isEmpty() ? "(" + log + ")" : lastWords.getLast();
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /**
   * SIGTERM, and SIGKILL after the patience.
   *
   * @return the exit status; 128 + the signal's number when a signal ended it
   */
  int stop(Duration patience) throws InterruptedException {
    // The process's own destroy() would close its output: the last words would be lost.
    process.toHandle().destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
    return process.exitValue();
  }

  /** Leaves no process behind. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
