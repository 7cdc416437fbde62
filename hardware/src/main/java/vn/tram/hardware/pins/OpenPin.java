package vn.tram.hardware.pins;

import com.pi4j.io.IO;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/**
 * A pin that is open. Any thread may use it and close it: after it was closed nothing reaches the C
 * library any more, whose memory of it is gone then.
 *
 * @param <P> what Pi4J calls it
 */
abstract class OpenPin<P extends IO<?, ?, ?>> implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(OpenPin.class.getName());

  private final int gpio;
  private final P pin;
  private final Consumer<OpenPin<?>> giver;
  private boolean closed;

  /**
   * An open pin.
   *
   * @param giver gives it back to Pi4J
   */
  OpenPin(int gpio, P pin, Consumer<OpenPin<?>> giver) {
    this.gpio = gpio;
    this.pin = pin;
    this.giver = giver;
  }

  final int gpio() {
    return gpio;
  }

  final P pin() {
    return pin;
  }

  /** How people are told of a pin. */
  static String name(int gpio) {
    return "GPIO" + gpio;
  }

  final synchronized <R> R use(Supplier<R> use) throws PartException {
    if (closed) {
      throw new PartException(Fault.LOST, name(gpio));
    }
    try {
      return use.get();
    } catch (RuntimeException e) {
      throw new PartException(e, Fault.LOST, name(gpio));
    }
  }

  /** Brings it to rest before it is given back. */
  abstract void rest();

  @Override
  public final void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        rest();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, name(gpio) + " could not be switched off", e);
      }
    }
    giver.accept(this);
  }
}
