package vn.tram.systemtests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.pins.PinsModel;

/** What a buzzer on the PWM of the virtual Pi does (hardware/rig/module/pwm-rec.c). */
final class Membrane {
  private static final Path APPLIED = Path.of("/sys/kernel/debug/pwm-rec/applied");
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Forgets what was. */
  void forget() throws IOException {
    Files.writeString(APPLIED, "0");
  }

  /** How it swung since: a wave that is always high or always low makes no sound. */
  List<PinsModel.Pitch> pitches() throws IOException {
    var pitches = new ArrayList<PinsModel.Pitch>();
    for (String line : Files.readAllLines(APPLIED)) {
      String[] words = line.split(" ");
      long period = Long.parseLong(words[2]);
      long duty = Long.parseLong(words[3]);
      boolean sounds = words[4].equals("1") && duty > 0 && duty < period;
      int hertz = sounds ? (int) Math.round((double) NANOS_PER_SECOND / period) : 0;
      pitches.add(new PinsModel.Pitch(Long.parseLong(words[0]), hertz));
    }
    return pitches;
  }
}
