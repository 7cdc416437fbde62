package vn.tram.hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The start of a server of the hub's own. After a busy day and a sudden end it reads its whole
 * write-ahead log again, and takes its time; only a server that ends instead is given up.
 */
final class Startup {
  /** Between two looks whether it is still there. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** To unpack the programs, to make the database, and to leave a note. */
  private static final Duration FIRST_SIGN = Duration.ofMinutes(3);

  private Startup() {}

  /**
   * Returns when the server answers.
   *
   * @param folder for the sentence
   * @param data holds the note that names the server
   * @param launch starts it and returns when it answers
   * @throws IOException when it ends instead
   * @throws CancellationException when the patience was closed; nothing runs then
   */
  static EmbeddedPostgres await(
      Path folder, Path data, Patience patience, Callable<EmbeddedPostgres> launch)
      throws IOException {
    var launched = new CompletableFuture<EmbeddedPostgres>();
    Thread.ofPlatform().name("database-start").daemon().start(() -> settle(launched, launch));
    CompletableFuture<Object> first = CompletableFuture.anyOf(launched, patience.closing());
    boolean seen = false;
    long begin = System.nanoTime();
    while (!answers(first)) {
      Optional<ProcessHandle> server = LeftOver.running(data);
      if (server.isPresent()) {
        seen = true;
        patience.begun(StoreTexts.say("RECOVERING", patience.language(), folder));
      } else if (seen || System.nanoTime() - begin > FIRST_SIGN.toNanos()) {
        throw new IOException("the database server ended instead of starting");
      }
    }
    if (!launched.isDone()) {
      LeftOver.clear(data);
      throw new CancellationException("no more patience");
    }
    EmbeddedPostgres server = result(launched);
    patience.over();
    return server;
  }

  private static void settle(
      CompletableFuture<EmbeddedPostgres> launched, Callable<EmbeddedPostgres> launch) {
    try {
      launched.complete(launch.call());
    } catch (Exception e) {
      launched.completeExceptionally(e);
    }
  }

  private static boolean answers(CompletableFuture<Object> first) throws IOException {
    try {
      first.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database starts", e);
    }
  }

  private static EmbeddedPostgres result(CompletableFuture<EmbeddedPostgres> launched)
      throws IOException {
    try {
      return launched.get();
    } catch (ExecutionException e) {
      throw new IOException("the database server does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database starts", e);
    }
  }
}
