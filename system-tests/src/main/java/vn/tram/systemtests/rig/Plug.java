package vn.tram.systemtests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A USB device on its cable: the other end of the kernel's dummy_hcd, one port for each.
 *
 * @param gadget its folder in the kernel's configuration
 * @param port the USB port of the virtual Pi
 */
record Plug(Path gadget, String port) {

  static Plug of(String gadget, int port) {
    return new Plug(Path.of("/sys/kernel/config/usb_gadget").resolve(gadget), "dummy_udc." + port);
  }

  /** Pushes it in. */
  void in() throws IOException {
    Files.writeString(gadget.resolve("UDC"), port);
  }

  /** Pulls it out, in the middle of whatever it does. */
  void out() throws IOException {
    Files.writeString(gadget.resolve("UDC"), "\n");
  }
}
