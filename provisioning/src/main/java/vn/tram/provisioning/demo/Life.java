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

  private final List<Place> places;
  private final Crowd crowd;
  private final Ledger ledger;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread;
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
