package vn.tram.edge.uplink;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.protocol.wire.PartState;

/** Says in the protocol's codes how the parts of a box are. */
public final class PartReport {
  private static final int NO_ROOM = 17;

  private PartReport() {}

  /**
   * What the hub's people are told.
   *
   * @param full whether nobody is let in, because the journal's disk has no room
   */
  public static List<PartState> of(List<Roll.Line> lines, boolean full) {
    List<PartState> parts = new ArrayList<>();
    if (full) {
      parts.add(new PartState("journal", PartState.JOURNAL, NO_ROOM));
    }
    // Whoever has more parts than fit sees those that fail.
    lines.stream()
        .filter(line -> line.condition() instanceof Condition.Failing)
        .forEach(line -> parts.add(part(line.part(), line.condition())));
    lines.stream()
        .filter(line -> line.condition() instanceof Condition.Working)
        .forEach(line -> parts.add(part(line.part(), line.condition())));
    return parts.size() <= PartState.MOST ? parts : parts.subList(0, PartState.MOST);
  }

  private static PartState part(Part part, Condition condition) {
    int fault =
        condition instanceof Condition.Failing failing ? code(failing.fault()) : PartState.WORKING;
    return new PartState(part.name(), code(part.kind()), fault);
  }

  static int code(Part.Kind kind) {
    return switch (kind) {
      case SCANNER -> PartState.SCANNER;
      case DISPLAY -> 2;
      case BUZZER -> 3;
      case LAMP -> 4;
      case TURNSTILE -> 5;
      case INPUT -> 6;
      case BOARD -> PartState.BOARD;
    };
  }

  static int code(Fault fault) {
    return switch (fault) {
      case NOT_FOUND -> 1;
      case FORBIDDEN -> 2;
      case IN_USE -> 3;
      case NO_ANSWER -> 4;
      case WRONG_ANSWER -> 5;
      case LOST -> 6;
      case UNKNOWN_BOARD -> 7;
      case FILE_UNREADABLE -> 8;
      case SETTING_UNKNOWN -> 9;
      case SETTING_MISSING -> 10;
      case SETTING_WRONG -> 11;
      case PIN_TWICE -> 12;
      case PIN_TAKEN -> 13;
      case ADDRESS_TWICE -> 14;
      case DEVICE_TWICE -> 15;
      case SWITCHED_OFF -> 16;
    };
  }
}
