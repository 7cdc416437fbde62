package vn.tram.provisioning.checkup;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.lcd.LcdSettings;
import vn.tram.hardware.oled.OledSettings;
import vn.tram.hardware.part.FaultWords;
import vn.tram.provisioning.text.Texts;

/**
 * Says what was found.
 *
 * @param faults in the language of the texts
 */
public record Listing(Texts texts, FaultWords faults) {

  /** All of it, and a board file to begin with. */
  public List<String> of(Inventory found) {
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.say(
            found.machine().model().isPresent() ? "list-board" : "list-no-board",
            found.machine().says()));
    found.serial().forEach(each -> lines.add(say("list-serial", each.device(), each.name())));
    found.keyboards().forEach(each -> lines.add(say("list-keyboard", each.device(), each.name())));
    if (found.serial().isEmpty() && found.keyboards().isEmpty()) {
      lines.add(say("list-no-scanner"));
    }
    if (found.buses().isEmpty()) {
      lines.add(say("list-no-bus"));
    }
    found.buses().forEach(bus -> lines.addAll(of(bus)));
    lines.add(found.camera().map(name -> say("list-camera", name)).orElse(say("list-no-camera")));
    lines.add("");
    lines.add(say("list-fragment"));
    lines.add("");
    lines.addAll(found.fragment());
    if (found.pixels()) {
      lines.add("");
      lines.add(say("list-oled-chip"));
    }
    return List.copyOf(lines);
  }

  private List<String> of(Inventory.Bus bus) {
    List<String> lines = new ArrayList<>();
    for (int address : bus.displays()) {
      String key =
          OledSettings.answersAt(address) && LcdSettings.answersAt(address)
              ? "list-oled-or-lcd"
              : "list-lcd";
      lines.add(say(key, "0x%02x".formatted(address), bus.number()));
    }
    if (lines.isEmpty() && bus.trouble().isEmpty()) {
      lines.add(say("list-bus-empty", bus.number()));
    }
    for (int address : bus.strangers()) {
      lines.add(say(stranger(address), "0x%02x".formatted(address), bus.number()));
    }
    bus.trouble()
        .ifPresent(
            trouble ->
                lines.add(say("list-bus", bus.number(), faults.sentence(trouble.condition()))));
    return lines;
  }

  /** What is often there: clocks for a Pi (DS1307, DS3231) and memory chips (24C32). */
  private static String stranger(int address) {
    if (address == 0x68) {
      return "list-stranger-clock";
    }
    return address >= 0x50 && address <= 0x57 ? "list-stranger-memory" : "list-stranger";
  }

  private String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }
}
