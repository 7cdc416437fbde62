package vn.tram.hub.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.tram.hub.store.StoreException.Problem;

/**
 * Waits for a database that is away, starts up or recovers, for as long as that takes: after a
 * power cut everything comes back at once, and nobody is there to start a hub again. Safe for many
 * threads.
 */
public final class Patience implements AutoCloseable {
  /** The longest wait between two attempts. */
  static final Duration MOST = Duration.ofSeconds(2);

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final int DOUBLINGS = 10;

  /** Is told when waiting begins and when it is over, a sentence each. */
  public interface Listener {
    /** The first attempt failed; others follow. Must return soon and never throw. */
    void waits(String sentence);

    /** An attempt went well. Must return soon and never throw. */
    void goesOn(String sentence);
  }

  private final Locale language;
  private final Listener listener;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /**
   * Patience without an end, until it is closed.
   *
   * @param language of the sentences
   */
  public Patience(Locale language, Listener listener) {
    this.language = language;
    this.listener = listener;
  }

  /** For somebody who does not ask what is waited for. */
  static Patience unheard() {
    return new Patience(
        Locale.ENGLISH,
        new Listener() {
          @Override
          public void waits(String sentence) {}

          @Override
          public void goesOn(String sentence) {}
        });
  }

  /**
   * Does something, again and again while the database is away.
   *
   * @param work may run several times
   * @throws CancellationException when it was closed before the work was done
   */
  public <T> T until(Supplier<T> work) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int failures = 1; ; failures++) {
      if (closed.isDone()) {
        throw new CancellationException("no more patience");
      }
      try {
        T result = work.get();
        over();
        return result;
      } catch (RuntimeException e) {
        if (!passes(e)) {
          throw e;
        }
        begun(StoreTexts.say("AWAY", language, where(e) + words(e)));
        rest(pause(failures, random));
      }
    }
  }

  /** Completes when nobody waits any more. */
  CompletableFuture<Void> closing() {
    return closed;
  }

  /** Waiting has begun; says so once. */
  void begun(String sentence) {
    if (waiting.compareAndSet(false, true)) {
      listener.waits(sentence);
    }
  }

  /** Something went well; says so where somebody waited. */
  void over() {
    if (waiting.compareAndSet(true, false)) {
      listener.goesOn(StoreTexts.say("BACK", language));
    }
  }

  Locale language() {
    return language;
  }

  private void rest(Duration pause) {
    try {
      closed.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    } catch (ExecutionException e) {
      throw new IllegalStateException("closing does not fail", e);
    }
  }

  /**
   * A random wait of half to the whole of a bound that doubles with each failure, at most {@link
   * #MOST}.
   *
   * @param failures so far, from 1 on
   */
  static Duration pause(int failures, RandomGenerator random) {
    long bound = Math.min(FIRST.toMillis() << Math.min(failures, DOUBLINGS), MOST.toMillis());
    return Duration.ofMillis(random.nextLong(bound / 2, bound + 1));
  }

  /** A mistake of whoever wrote the settings stays one; an absence passes. */
  private static boolean passes(RuntimeException failure) {
    return failure instanceof StoreException store
        ? store.problem() == Problem.UNREACHABLE
        : Trouble.passes(failure);
  }

  private static String where(RuntimeException failure) {
    return failure instanceof StoreException store ? store.place() + ": " : "";
  }

  /** In the database's or the driver's own words, on one line. */
  static String words(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException && cause.getMessage() != null) {
        return cause.getMessage().lines().findFirst().orElse("").strip();
      }
    }
    return failure.getMessage();
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closed.complete(null);
  }
}
