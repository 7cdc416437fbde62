package vn.tram.hardware.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.tram.hardware.part.Fault;

/**
 * What two parts want for themselves, or what the board wants for itself.
 *
 * <p>Of two parts with one device or one address the first one keeps it: that does no harm; one
 * that is left out for a mistake of its own keeps nothing that another could use. Of two parts with
 * one pin neither is tried: an output that a button pulls to ground may burn, and the button is
 * there whatever else is wrong in its entry.
 */
final class Conflicts {

  /** Not on the header of a Pi 5, see {@link Model#headerSerial}. */
  private static final String PRIMARY_SERIAL = "/dev/serial0";

  private final List<Claim> claims;
  private final Optional<Model> model;
  private final UnaryOperator<String> devices;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Conflicts(List<Claim> claims, Optional<Model> model, UnaryOperator<String> devices) {
    this.claims = claims;
    this.model = model;
    this.devices = devices;
  }

  /**
   * All conflicts.
   *
   * @param claims in the order of the file
   * @param model of the board; empty where it is not known
   * @param devices gives a device's own name for any of its names
   */
  static List<Mistake> of(
      List<Claim> claims, Optional<Model> model, UnaryOperator<String> devices) {
    var conflicts = new Conflicts(claims, model, devices);
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
    for (Claim each : claims) {
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
    Map<String, Claim> holders = new HashMap<>();
    for (Claim each : wholeFirst()) {
      each.device()
          .ifPresent(
              device -> {
                String own = devices.apply(device);
                Claim holder = holders.putIfAbsent(own, each);
                if (holder != null) {
                  // Whoever wrote two names does not know that they are one device's.
                  String shown =
                      holder.device().equals(each.device())
                          ? device
                          : device + " = " + holder.device().orElse(own);
                  report(each, Fault.DEVICE_TWICE, shown, holder.part().name());
                }
              });
    }
  }

  private void addresses() {
    Map<String, Claim> holders = new HashMap<>();
    for (Claim each : wholeFirst()) {
      if (each.bus().isPresent() && each.address().isPresent()) {
        String address =
            "0x%02x (i2c-%d)".formatted(each.address().getAsInt(), each.bus().getAsInt());
        Claim holder = holders.putIfAbsent(address, each);
        if (holder != null) {
          report(each, Fault.ADDRESS_TWICE, address, holder.part().name());
        }
      }
    }
  }

  private List<Claim> wholeFirst() {
    return claims.stream().sorted(Comparator.comparing(claim -> !claim.whole())).toList();
  }

  private void pins() {
    Map<Integer, String> owners = owners();
    for (Claim each : claims) {
      each.gpio()
          .ifPresent(
              gpio -> {
                if (owners.containsKey(gpio)) {
                  report(each, Fault.PIN_TAKEN, name(gpio), owners.get(gpio));
                }
                claims.stream()
                    .filter(other -> other != each && other.gpio().equals(each.gpio()))
                    .findFirst()
                    .ifPresent(
                        other -> report(each, Fault.PIN_TWICE, name(gpio), other.part().name()));
              });
    }
  }

  /** The pins that belong to something that is no part, and to what. */
  private Map<Integer, String> owners() {
    Map<Integer, String> owners = new HashMap<>();
    // Raspberry Pi HAT design guide: ID_SD and ID_SC are for the EEPROM and for nothing else.
    owners.put(0, "HAT EEPROM");
    owners.put(1, "HAT EEPROM");
    for (Claim each : claims) {
      if (each.bus().orElse(0) == 1) {
        owners.put(2, "I2C (SDA1)");
        owners.put(3, "I2C (SCL1)");
      }
      each.device()
          .filter(this::onHeader)
          .ifPresent(
              device -> {
                owners.put(14, "UART (TXD, " + device + ")");
                owners.put(15, "UART (RXD, " + device + ")");
              });
    }
    return owners;
  }

  private boolean onHeader(String device) {
    Set<String> names = model.orElse(Model.PI4).headerSerial();
    return names.contains(device) || names.contains(devices.apply(device));
  }

  private void channels() {
    // An unknown board is told as such when the part is tried.
    Model board = model.orElse(Model.PI4);
    Map<Integer, Claim> holders = new HashMap<>();
    for (Claim each : wholeFirst()) {
      if (!each.sounds() || each.gpio().isEmpty()) {
        continue;
      }
      int gpio = each.gpio().getAsInt();
      Optional<Integer> channel = board.pwmChannel(gpio);
      if (channel.isEmpty()) {
        report(each, Fault.SETTING_UNKNOWN, "pin: " + gpio, "12, 13, 18, 19 (PWM)");
        continue;
      }
      Claim holder = holders.putIfAbsent(channel.get(), each);
      if (holder != null && !holder.gpio().equals(each.gpio())) {
        String owner =
            "PWM%d \"%s\" (%s)"
                .formatted(channel.get(), holder.part().name(), name(holder.gpio().getAsInt()));
        report(each, Fault.PIN_TAKEN, name(gpio), owner);
      }
    }
  }

  private void report(Claim claim, Fault fault, String... details) {
    mistakes.add(Mistake.of(claim.part(), fault, details));
  }

  private static String name(int gpio) {
    return "GPIO" + gpio;
  }
}
