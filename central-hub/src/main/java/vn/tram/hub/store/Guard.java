package vn.tram.hub.store;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import vn.tram.hub.store.StoreException.Problem;

/**
 * Looks after a server of the hub's own that runs. Where it ends without being told to (somebody
 * killed it, or the machine ran out of memory) it is started again as it was, with the same port;
 * meanwhile nodes get no receipts, and lose nothing. One that does not start again is given up:
 * then the hub is to end, so that whoever looks after the hub starts both anew.
 */
final class Guard implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Guard.class.getName());

  /** The killed server's own children may hold its memory for a moment longer. */
  private static final int MOST_TRIES = 6;

  /** For {@code pg_ctl}: it reads its write-ahead log again for as long as that takes. */
  private static final String FOR_EVER = Long.toString(Duration.ofDays(365).toSeconds());

  private final Path folder;
  private final Path data;
  private final Path log;
  private final Locale language;
  private final CompletableFuture<Void> leaving = new CompletableFuture<>();
  private final CompletableFuture<StoreException> lost = new CompletableFuture<>();
  private final Thread thread =
      Thread.ofPlatform().name("database-guard").daemon().unstarted(this::watch);

  /**
   * A guard of a server that runs.
   *
   * @param folder for the sentences
   * @param data the server's
   * @param log the server's
   * @param language of the sentences
   */
  Guard(Path folder, Path data, Path log, Locale language) {
    this.folder = folder;
    this.data = data;
    this.log = log;
    this.language = language;
  }

  Guard start() {
    thread.start();
    return this;
  }

  /** Completes when the server ended and does not start again. */
  CompletableFuture<StoreException> lost() {
    return lost;
  }

  /** A server that ends from now on was told to. */
  void leave() {
    leaving.complete(null);
  }

  /** Returns when nothing is being started any more; what runs goes on. */
  @Override
  public void close() {
    leave();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      awaitEnd();
      while (!leaving.isDone()) {
        LOG.log(Level.WARNING, StoreTexts.say("DIED", language, folder));
        startAgain();
        awaitEnd();
      }
    } catch (IOException | RuntimeException e) {
      lost.complete(new StoreException(Problem.DOES_NOT_START, e, folder, log));
    }
  }

  private void awaitEnd() throws IOException {
    Optional<ProcessHandle> server = LeftOver.running(data);
    if (server.isPresent()) {
      CompletableFuture.anyOf(server.get().onExit(), leaving).join();
    }
  }

  private void startAgain() throws IOException {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int tries = 1; !leaving.isDone(); tries++) {
      LeftOver.clear(data);
      if (starts()) {
        LOG.log(Level.INFO, StoreTexts.say("BACK", language));
        return;
      }
      if (tries == MOST_TRIES) {
        throw new IOException("the database server does not start again");
      }
      rest(Patience.pause(tries, random));
    }
  }

  /** Whether it answers again; one that is told to end meanwhile is left as it is. */
  private boolean starts() throws IOException {
    Process control =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    CompletableFuture.anyOf(control.onExit(), leaving).join();
    if (control.isAlive()) {
      control.destroy();
      return false;
    }
    return control.exitValue() == 0;
  }

  /** With the words that the server wrote down when it was started first. */
  private List<String> command() throws IOException {
    String words = Files.readString(data.resolve("postmaster.opts"));
    int end = words.indexOf(" \"");
    if (end < 0) {
      throw new IOException("nothing says how the database server was started");
    }
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // The server refuses to run as root; in a name space of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(Path.of(words.substring(0, end)).resolveSibling("pg_ctl").toString());
    command.addAll(List.of("restart", "-w", "-t", FOR_EVER, "-D", data.toString()));
    return command;
  }

  private void rest(Duration pause) throws IOException {
    try {
      leaving.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database starts", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("leaving does not fail", e);
    }
  }
}
