package vn.tram.provisioning.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The thread on which the street lives: people walk, boxes beep, somebody listens. */
final class Life implements AutoCloseable {
  /** Beeps stand in files of other processes: looking often is the only way to hear them. */
  private static final Duration TICK = Duration.ofMillis(40);

  /** Looks again whether the street still lives. */
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final List<Place> places;
  private final Crowd crowd;
  private final Ledger ledger;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread;
  private final Object rounds = new Object();
  private long round;
  private volatile boolean resting;

  private Life(List<Place> places, Crowd crowd, Ledger ledger) {
    this.places = places;
    this.crowd = crowd;
    this.ledger = ledger;
    this.thread = Thread.ofPlatform().name("street").unstarted(this::live);
  }

  static Life begin(List<Place> places, Crowd crowd, Ledger ledger) {
    Life life = new Life(places, crowd, ledger);
    life.thread.start();
    return life;
  }

  /** Nobody holds up a card any more; what the boxes still answer is heard. */
  void rest() {
    resting = true;
  }

  /** Returns when every beep has been heard that was given before this call. */
  void hearAll() throws InterruptedException {
    synchronized (rounds) {
      // The round that is under way may have passed the gate already.
      long enough = round + 2;
      while (round < enough && failure.get() == null && thread.isAlive()) {
        rounds.wait(ROUND.toMillis());
      }
    }
  }

  /**
   * Why the street stands still, if it does.
   *
   * @throws IOException when a camera or a witness cannot be reached
   */
  void check() throws IOException {
    if (failure.get() instanceof Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void live() {
    try {
      do {
        Instant now = Instant.now();
        for (Place place : places) {
          for (Beep beep : place.beeps()) {
            ledger.heard(beep);
            crowd.heard(beep, now);
          }
        }
        synchronized (rounds) {
          round++;
          rounds.notifyAll();
        }
        if (!resting) {
          crowd.act(now);
        }
      } while (!end.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failure.set(e);
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
