package vn.tram.hardware.wedge;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/**
 * Reads a device on a thread that does nothing else. The kernel keeps 64 events for a reader, ten
 * letters or so, and whoever is late loses all of them; so nobody who thinks or writes may be the
 * reader. Closing it leaves no thread behind.
 */
final class Ear implements AutoCloseable {

  /** Scanners leave up to 50 ms between two keys, and Bluetooth a little more. */
  static final int PAUSE_MILLIS = 300;

  /** Where Enter ends a text, a pause only tells that the rest will never come: that has time. */
  static final int LOST_MILLIS = 2_000;

  private final Evdev device;
  private final LongSupplier bootMillis;
  private final Backlog backlog = new Backlog();
  private final Thread thread;

  private Ear(Evdev device, LongSupplier bootMillis) {
    this.device = device;
    this.bootMillis = bootMillis;
    this.thread = Thread.ofPlatform().daemon().name("wedge-ear").unstarted(this::listen);
  }

  /** Opens a device, see {@link Evdev#open}, and begins to read it. */
  static Ear open(Path path, Grab grab, LongSupplier bootMillis) throws PartException {
    var ear = new Ear(Evdev.open(path, grab), bootMillis);
    ear.thread.start();
    return ear;
  }

  /** What was heard next; waits for it. The last of all says why nothing comes any more. */
  Heard next() throws InterruptedException {
    return backlog.take();
  }

  private void listen() {
    try {
      int quiet = LOST_MILLIS;
      while (true) {
        int wait = patience(quiet);
        if (device.read(wait, event -> backlog.event(event, bootMillis.getAsLong()))) {
          quiet = 0;
        } else {
          quiet += wait;
          backlog.quiet(quiet);
        }
      }
    } catch (PartException e) {
      backlog.gone(new Heard.Gone(e));
    } catch (RuntimeException e) {
      // Whoever waits for what is heard must not wait for ever.
      backlog.gone(new Heard.Gone(new PartException(e, Fault.WRONG_ANSWER, device.path())));
    }
  }

  /** The silence is measured here, where nobody is late: only an empty buffer is silent. */
  private static int patience(int quiet) {
    if (quiet >= LOST_MILLIS) {
      return Evdev.FOR_EVER;
    }
    return quiet >= PAUSE_MILLIS ? LOST_MILLIS - PAUSE_MILLIS : PAUSE_MILLIS;
  }

  /** Ends the reading; returns when the thread is gone, which waits for nothing but the device. */
  @Override
  public void close() {
    device.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
