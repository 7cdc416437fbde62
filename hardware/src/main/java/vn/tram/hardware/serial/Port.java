package vn.tram.hardware.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/** An open serial port, 8N1 without flow control. One thread reads and writes; any may close it. */
final class Port implements AutoCloseable {

  /** Waits until something comes or the port is closed. */
  static final Duration FOR_EVER = Duration.ZERO;

  /** Whose members may use serial ports on Debian and Raspberry Pi OS. */
  private static final String GROUP = "dialout";

  // The numbers of Linux, asm-generic/errno-base.h.
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;

  private final String device;
  private final SerialPort port;
  private Duration patience = FOR_EVER;

  private Port(String device, SerialPort port) {
    this.device = device;
    this.port = port;
  }

  /**
   * Opens a port for this program alone.
   *
   * @param device path of the port, or of a link to it
   */
  static Port open(String device, int baud) throws PartException {
    if (!Files.exists(Path.of(device))) {
      throw new PartException(Fault.NOT_FOUND, device);
    }
    SerialPort port;
    try {
      port = SerialPort.getCommPort(device);
    } catch (SerialPortInvalidPortException e) {
      throw new PartException(e, Fault.NOT_FOUND, device);
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
    // No pause before the port is opened: the library's default is for boards that restart then.
    if (!port.openPort(0)) {
      throw refusal(device, port.getLastErrorCode());
    }
    return new Port(device, port);
  }

  private static PartException refusal(String device, int errno) {
    if (!Files.exists(Path.of(device))) {
      return new PartException(Fault.NOT_FOUND, device);
    }
    return switch (errno) {
      case EACCES -> new PartException(Fault.FORBIDDEN, device, GROUP);
      case EAGAIN, EBUSY -> new PartException(Fault.IN_USE, device);
      default -> new PartException(Fault.WRONG_ANSWER, device);
    };
  }

  /** Whether the port belongs to a USB device that plays a serial port (CDC-ACM). */
  boolean isUsb() {
    try {
      return Path.of(device).toRealPath().getFileName().toString().startsWith("ttyACM");
    } catch (IOException e) {
      // Gone already; the next read says so.
      return false;
    }
  }

  /**
   * Waits for bytes.
   *
   * @param wait in steps of a tenth of a second, at most 25 seconds; or {@link #FOR_EVER}
   * @return how many came, 0 if none did in that time
   * @throws PartException {@code LOST} if the port is gone or closed
   */
  int read(byte[] into, Duration wait) throws PartException {
    if (!wait.equals(patience)) {
      port.setComPortTimeouts(
          SerialPort.TIMEOUT_READ_SEMI_BLOCKING, Math.toIntExact(wait.toMillis()), 0);
      patience = wait;
    }
    int read = port.readBytes(into, into.length);
    if (read < 0) {
      throw new PartException(Fault.LOST, device);
    }
    return read;
  }

  /**
   * Sends all of it.
   *
   * @throws PartException {@code LOST} if the port is gone or closed
   */
  void write(byte[] bytes) throws PartException {
    if (port.writeBytes(bytes, bytes.length) != bytes.length) {
      throw new PartException(Fault.LOST, device);
    }
  }

  @Override
  public void close() {
    port.closePort();
  }
}
