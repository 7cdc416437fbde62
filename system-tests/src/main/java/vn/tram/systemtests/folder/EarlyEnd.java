package vn.tram.systemtests.folder;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/**
 * Leaves no process and no folder behind when a proof is told to end before its end, by Ctrl-C or
 * SIGTERM.
 */
public final class EarlyEnd {
  /** The proof tidies up by itself, where it can. */
  private static final Duration TIDY = Duration.ofSeconds(20);

  /** What a program may take to end, before it is ended. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** What others start while it is ended has to be ended, too. */
  private static final int ROUNDS = 3;

  private final Thread proof = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);

  private EarlyEnd() {}

  /**
   * Runs a proof.
   *
   * @return its exit status
   */
  public static int guard(IntSupplier proof) {
    var end = new EarlyEnd();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(end::tidy));
    try {
      return proof.getAsInt();
    } finally {
      end.over.countDown();
    }
  }

  /** A proof that came to its end may want its folder to be looked at. */
  private void tidy() {
    if (over.getCount() == 0) {
      return;
    }
    proof.interrupt();
    try {
      if (!over.await(TIDY.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("The proof does not end by itself: its programs are ended.");
      }
      for (int round = 0; round < ROUNDS; round++) {
        endPrograms();
        WorkFolder.removeAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endPrograms() throws InterruptedException {
    List<ProcessHandle> programs = ProcessHandle.current().descendants().toList();
    programs.forEach(ProcessHandle::destroy);
    CompletableFuture<Void> gone =
        CompletableFuture.allOf(
            programs.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      gone.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      programs.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
