package vn.tram.hardware.part;

/**
 * Why a part does not work. Each has one sentence in each language, which says what to do; {@code
 * {0}}, {@code {1}} are the details of its {@link Condition.Failing}.
 */
public enum Fault {
  /**
   * The device, bus or command {0} is not there. One more detail: the package {1} that has the
   * command. Two more: the file {1} that names the command as its {2}.
   */
  NOT_FOUND,
  /** {0} is switched off on this board; the line {1} in the board's config.txt switches it on. */
  SWITCHED_OFF,
  /** The program may not use {0}; its user is to join the group {1}. */
  FORBIDDEN,
  /** Another program holds {0}. */
  IN_USE,
  /**
   * Nothing answers at {0}: wires, power or address. More details for a command that is to give
   * pictures. One: it has given none for {1} seconds. Two: it is named in the file {1} and ended
   * with the status {2}. Three: its last words {3}.
   */
  NO_ANSWER,
  /**
   * What answers at {0} is not what the board file says, or noise. One more detail: the size {1} of
   * the pictures that it is to give.
   */
  WRONG_ANSWER,
  /** It worked and went away: {0} was unplugged. */
  LOST,
  /** This machine ({0}) is no board whose pins are known. */
  UNKNOWN_BOARD,
  /**
   * The board file {0} cannot be read. One more detail: what it has to be. Two more: the line {1}
   * and the column {2} of what is no YAML. Three more: the name {3}, which stands there again.
   */
  FILE_UNREADABLE,
  /** The board file says {0} here, which has no meaning; it may be {1}. */
  SETTING_UNKNOWN,
  /** The setting {0} is missing here. */
  SETTING_MISSING,
  /** The setting {0} may not be {1}. */
  SETTING_WRONG,
  /** The pin {0} is used by {1}, too. */
  PIN_TWICE,
  /** The pin {0} belongs to {1} on this board. */
  PIN_TAKEN,
  /** The address {0} is used by {1}, too. */
  ADDRESS_TWICE,
  /** The device {0} is used by {1}, too. */
  DEVICE_TWICE;

  /** Whether trying again may help; a wrong board file stays wrong. */
  public boolean passing() {
    return switch (this) {
      case NOT_FOUND, SWITCHED_OFF, FORBIDDEN, IN_USE, NO_ANSWER, WRONG_ANSWER, LOST -> true;
      case UNKNOWN_BOARD,
          FILE_UNREADABLE,
          SETTING_UNKNOWN,
          SETTING_MISSING,
          SETTING_WRONG,
          PIN_TWICE,
          PIN_TAKEN,
          ADDRESS_TWICE,
          DEVICE_TWICE ->
          false;
    };
  }
}
