package vn.tram.systemtests.rig;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import vn.tram.hardware.serial.Gm65Model;

/** The USB cable of a serial scanner, from the scanner's end: the gadget's own port. */
final class SerialCable implements Gm65Model.Cable {
  /** By its name on the Pi, which stays whatever number the kernel gives it. */
  static final String DEVICE = "/dev/serial/by-id/usb-Rig_Serial_Scanner_1-if00";

  private static final String PORT = "/dev/ttyGS0";

  private final Plug plug;
  private final InputStream from;
  private final OutputStream to;

  private SerialCable(Plug plug, InputStream from, OutputStream to) {
    this.plug = plug;
    this.from = from;
    this.to = to;
  }

  /** Plugs it in. */
  static SerialCable lay(Plug plug) {
    try {
      Process raw = new ProcessBuilder("stty", "-F", PORT, "raw", "-echo").start();
      if (raw.waitFor() != 0) {
        throw new IllegalStateException("stty does not know " + PORT);
      }
      var cable = new SerialCable(plug, new FileInputStream(PORT), new FileOutputStream(PORT));
      plug.in();
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while plugging in", e);
    }
  }

  @Override
  public int read(byte[] into) {
    try {
      return from.read(into);
    } catch (IOException _) {
      // The kernel hangs the port up when the plug is pulled.
      return -1;
    }
  }

  @Override
  public void write(byte... bytes) {
    try {
      to.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void pull() {
    try {
      plug.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      to.close();
      from.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
