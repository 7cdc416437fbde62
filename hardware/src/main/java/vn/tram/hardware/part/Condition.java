package vn.tram.hardware.part;

import java.util.List;

/** How a part is. */
public sealed interface Condition {

  /** Nobody has tried it yet. */
  record Untried() implements Condition {}

  /** It does what it is for, as far as a program can tell. */
  record Working() implements Condition {}

  /**
   * It does not work.
   *
   * @param fault why
   * @param details what the fault's sentence needs: a device, an address, a group; never anything
   *     about a visitor
   */
  record Failing(Fault fault, List<String> details) implements Condition {
    public Failing {
      details = List.copyOf(details);
    }
  }
}
