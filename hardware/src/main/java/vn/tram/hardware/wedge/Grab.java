package vn.tram.hardware.wedge;

/** Takes an input device for this program alone. */
@FunctionalInterface
interface Grab {

  /**
   * As the kernel does it: {@code EVIOCGRAB} of linux/input.h. Without it the digits of a card
   * reach the login prompt, too. The grab ends when the device is closed.
   */
  Grab BY_KERNEL = descriptor -> Libc.ioctl(descriptor, 0x4004_4590L, 1);

  /**
   * Takes it.
   *
   * @return 0, or minus the number of the error
   */
  int take(int descriptor);
}
