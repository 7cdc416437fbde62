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
      int quiet = Integer.MAX_VALUE;
      while (true) {
        // The silence is measured here, where nobody is late: only an empty buffer is silent.
        int wait = Ending.next(quiet);
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
