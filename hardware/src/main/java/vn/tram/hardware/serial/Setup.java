package vn.tram.hardware.serial;

import java.lang.System.Logger.Level;
import java.util.List;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/** Makes a module what it is to be, and believes only what it reads back. */
final class Setup {

  private static final System.Logger LOG = System.getLogger(Setup.class.getName());

  private final String device;
  private final Talk talk;

  Setup(String device, Talk talk) {
    this.device = device;
    this.talk = talk;
  }

  /**
   * Sets the module up; what is right already is not written again. The flash memory is written
   * only if something changed: it bears so and so many writes.
   *
   * @return false if there is nobody who answers to commands
   * @throws PartException if it answers and cannot be made what it must be
   */
  boolean run(List<Register> wanted) throws PartException {
    if (talk.ask(Command.read(wanted.getFirst().address())).isEmpty()) {
      return false;
    }
    boolean changed = false;
    for (Register register : wanted) {
      changed |= set(register);
    }
    if (changed && talk.ask(Command.save()).isEmpty()) {
      LOG.log(Level.WARNING, "the scanner at " + device + " did not save; it is set up each time");
    }
    return true;
  }

  private boolean set(Register register) throws PartException {
    int before = read(register);
    if (register.granted(before)) {
      return false;
    }
    talk.ask(Command.write(register.address(), register.over(before)));
    int after = read(register);
    if (!register.safe(after)) {
      LOG.log(Level.WARNING, () -> "the scanner at " + device + " does not keep " + name(register));
      throw new PartException(Fault.WRONG_ANSWER, device);
    }
    if (!register.granted(after)) {
      LOG.log(Level.DEBUG, () -> "the scanner at " + device + " does not know " + name(register));
    }
    return after != before;
  }

  private int read(Register register) throws PartException {
    return talk.ask(Command.read(register.address()))
        .orElseThrow(() -> new PartException(Fault.NO_ANSWER, device));
  }

  private static String name(Register register) {
    return "register 0x%04x".formatted(register.address());
  }
}
