package vn.tram.hardware.voice;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/**
 * Switches an output off at its hour whatever becomes of the thread that switched it on. It shares
 * no lock with that thread, and it goes on switching off, four times a second, until it is told
 * that the output is off: so one that is switched on too late, by a thread that was stuck, is on
 * for a moment only.
 */
final class Guard implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Guard.class.getName());

  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long NEVER = Long.MAX_VALUE;

  private final Pins.Output output;
  private final LongSupplier nanos;
  private final AtomicLong hour = new AtomicLong(NEVER);
  private final Thread thread;
  private volatile boolean over;

  private Guard(Pins.Output output, LongSupplier nanos) {
    this.output = output;
    this.nanos = nanos;
    this.thread = Thread.ofPlatform().daemon().name("turnstile-guard").unstarted(this::stand);
  }

  /** Begins to watch an output that is off. */
  static Guard over(Pins.Output output, LongSupplier nanos) {
    var guard = new Guard(output, nanos);
    guard.thread.start();
    return guard;
  }

  /** To be called before the output is switched on. */
  void arm(long at) {
    hour.set(at);
    LockSupport.unpark(thread);
  }

  /** To be called after it is off. */
  void disarm() {
    hour.set(NEVER);
  }

  private void stand() {
    while (!over) {
      long at = hour.get();
      long wait = at == NEVER ? NEVER : at - nanos.getAsLong();
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
        continue;
      }
      off();
      LockSupport.parkNanos(this, AGAIN);
    }
  }

  private void off() {
    try {
      output.set(false);
    } catch (PartException e) {
      LOG.log(Level.ERROR, "the turnstile could not be switched off: pull its plug", e);
    }
  }

  /** Ends the watch; the output is to be closed after it, which switches it off. */
  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
  }
}
