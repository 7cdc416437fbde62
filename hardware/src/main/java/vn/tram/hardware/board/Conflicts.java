package vn.tram.hardware.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/**
 * What two parts want for themselves, or what the board wants for itself.
 *
 * <p>Of two parts with one device or one address the first one keeps it: that does no harm. Of two
 * parts with one pin neither is tried: an output that a button pulls to ground may burn.
 */
final class Conflicts {

  /** Not on the header of a Pi 5, see {@link Model#headerSerial}. */
  private static final String PRIMARY_SERIAL = "/dev/serial0";

  private final List<Planned> parts;
  private final Optional<Model> model;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Conflicts(List<Planned> parts, Optional<Model> model) {
    this.parts = parts;
    this.model = model;
  }

  /**
   * All conflicts.
   *
   * @param parts that are well described each by itself
   * @param model of the board; empty where it is not known
   */
  static List<Mistake> of(List<Planned> parts, Optional<Model> model) {
    var conflicts = new Conflicts(parts, model);
    conflicts.serials();
    conflicts.devices();
    conflicts.addresses();
    conflicts.pins();
    conflicts.channels();
    return List.copyOf(conflicts.mistakes);
  }

  /** A scanner on the pins would be waited for in vain at the socket for debugging. */
  private void serials() {
    if (model.filter(Model.PI5::equals).isEmpty()) {
      return;
    }
    for (Planned each : parts) {
      if (each.device().filter(PRIMARY_SERIAL::equals).isPresent()) {
        report(
            each,
            Fault.SETTING_UNKNOWN,
            "device: " + PRIMARY_SERIAL,
            Model.HEADER_OF_PI5 + " (Raspberry Pi 5)");
      }
    }
  }

  private void devices() {
    Map<String, Part> holders = new HashMap<>();
    for (Planned each : parts) {
      each.device()
          .ifPresent(
              device -> {
                Part holder = holders.putIfAbsent(device, each.part());
                if (holder != null) {
                  report(each, Fault.DEVICE_TWICE, device, holder.name());
                }
              });
    }
  }

  private void addresses() {
    Map<String, Part> holders = new HashMap<>();
    for (Planned each : parts) {
      if (each instanceof Planned.OnBus wired) {
        String address = "0x%02x (i2c-%d)".formatted(wired.address(), wired.bus());
        Part holder = holders.putIfAbsent(address, each.part());
        if (holder != null) {
          report(each, Fault.ADDRESS_TWICE, address, holder.name());
        }
      }
    }
  }

  private void pins() {
    Map<Integer, String> owners = owners();
    for (Planned each : parts) {
      for (int gpio : each.gpios()) {
        if (owners.containsKey(gpio)) {
          report(each, Fault.PIN_TAKEN, name(gpio), owners.get(gpio));
        }
        parts.stream()
            .filter(other -> other != each && other.gpios().contains(gpio))
            .findFirst()
            .ifPresent(other -> report(each, Fault.PIN_TWICE, name(gpio), other.part().name()));
      }
    }
  }

  /** The pins that belong to something that is no part, and to what. */
  private Map<Integer, String> owners() {
    Map<Integer, String> owners = new HashMap<>();
    // Raspberry Pi HAT design guide: ID_SD and ID_SC are for the EEPROM and for nothing else.
    owners.put(0, "HAT EEPROM");
    owners.put(1, "HAT EEPROM");
    for (Planned each : parts) {
      if (each instanceof Planned.OnBus wired && wired.bus() == 1) {
        owners.put(2, "I2C (SDA1)");
        owners.put(3, "I2C (SCL1)");
      }
      each.device()
          .filter(model.orElse(Model.PI4).headerSerial()::contains)
          .ifPresent(
              device -> {
                owners.put(14, "UART (TXD, " + device + ")");
                owners.put(15, "UART (RXD, " + device + ")");
              });
    }
    return owners;
  }

  private void channels() {
    Map<Integer, Planned.PassiveBuzzer> holders = new HashMap<>();
    for (Planned each : parts) {
      if (each instanceof Planned.PassiveBuzzer horn) {
        // An unknown board is told as such when the part is tried.
        Model board = model.orElse(Model.PI4);
        Optional<Integer> channel = board.pwmChannel(horn.gpio());
        if (channel.isEmpty()) {
          report(each, Fault.SETTING_UNKNOWN, "pin: " + horn.gpio(), "12, 13, 18, 19 (PWM)");
        } else {
          var holder = holders.putIfAbsent(channel.get(), horn);
          if (holder != null && holder.gpio() != horn.gpio()) {
            String owner =
                "PWM%d \"%s\" (%s)"
                    .formatted(channel.get(), holder.part().name(), name(holder.gpio()));
            report(each, Fault.PIN_TAKEN, name(horn.gpio()), owner);
          }
        }
      }
    }
  }

  private void report(Planned planned, Fault fault, String... details) {
    mistakes.add(Mistake.of(planned.part(), fault, details));
  }

  private static String name(int gpio) {
    return "GPIO" + gpio;
  }
}
