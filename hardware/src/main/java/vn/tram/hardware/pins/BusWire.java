package vn.tram.hardware.pins;

import com.pi4j.io.i2c.I2C;
import com.pi4j.library.linuxfs.LinuxFile;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/** One device on a bus, by a bus file of its own. */
final class BusWire implements Pins.Wire {

  private final I2C device;
  private final String place;
  private final BooleanSupplier busThere;
  private final Consumer<BusWire> giver;
  private boolean closed;

  /**
   * An open wire.
   *
   * @param place how people are told of the device
   * @param busThere whether the bus is still there
   * @param giver gives it back to Pi4J
   */
  BusWire(I2C device, String place, BooleanSupplier busThere, Consumer<BusWire> giver) {
    this.device = device;
    this.place = place;
    this.busThere = busThere;
    this.giver = giver;
  }

  String id() {
    return device.id();
  }

  @Override
  public void write(byte... bytes) throws PartException {
    use(() -> device.write(bytes, 0, bytes.length));
  }

  @Override
  public void ask() throws PartException {
    use(device::read);
  }

  private synchronized void use(IntSupplier transfer) throws PartException {
    if (closed) {
      throw new PartException(Fault.LOST, place);
    }
    try {
      transfer.getAsInt();
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private PartException failed(RuntimeException e) {
    if (causes(e).anyMatch(InterruptedException.class::isInstance)) {
      // Pi4J swallows it; whoever closes the part waits for it.
      Thread.currentThread().interrupt();
    }
    if (causes(e).anyMatch(LinuxFile.LinuxFileException.class::isInstance)) {
      // The address could not be set: a driver of the kernel has the device. Pi4J believes that it
      // is set and would write to address 0 next time, which is everybody on the bus.
      close();
      return new PartException(e, Fault.IN_USE, place);
    }
    return new PartException(e, busThere.getAsBoolean() ? Fault.NO_ANSWER : Fault.LOST, place);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    giver.accept(this);
  }
}
