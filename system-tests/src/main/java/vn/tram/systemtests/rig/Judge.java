package vn.tram.systemtests.rig;

import java.nio.file.Path;
import java.util.List;
import vn.tram.hardware.serial.Gm65Model;
import vn.tram.hardware.voice.BuzzerModel;
import vn.tram.hardware.voice.BuzzerModel.Note;

/** Plays visitors at the gate in the virtual Pi, and a technician who pulls plugs. */
public final class Judge {
  private static final int BUZZER = 23;
  private static final int GREEN_OUT = 6;

  private final Findings findings;
  private final Header header;
  private final Card cards = new Card();
  private final GateRun gate;
  private final Gm65Model scanner;
  private final Plug wedge = Plug.of("wedge", 1);
  private final KeyboardScanner keyboard = new KeyboardScanner();

  private Judge(Findings findings, Header header, GateRun gate, Gm65Model scanner) {
    this.findings = findings;
    this.header = header;
    this.gate = gate;
    this.scanner = scanner;
  }

  /**
   * Judges.
   *
   * @param args folder of the simulated pins, of the packaged programs, of the gate, for logs
   */
  public static void main(String[] args) throws Exception {
    var findings = new Findings(System.out);
    var header = new Header(Path.of(args[0]));
    Path log = Path.of(args[3]).resolve("gate.log");
    Plug.of("wedge", 1).in();
    var scanner = new Gm65Model(SerialCable.DEVICE, () -> SerialCable.lay(Plug.of("serial", 0)));
    try (GateRun gate = GateRun.start(Path.of(args[1]), Path.of(args[2]), log)) {
      findings.tell(
          "gate ready after ms=%d rss-mb=%d (emulated processor, no Pi; without AOT cache)"
              .formatted(gate.startMillis(), gate.residentMegabytes()));
      new Judge(findings, header, gate, scanner).judge();
    }
    System.exit(findings.failed() == 0 ? 0 : 1);
  }

  private void judge() throws InterruptedException {
    findings.check("every part works, for a user who is not root", this::partsWork);
    findings.check("a card at the keyboard scanner goes out", this::cardByKeyboard);
  }

  private String partsWork() throws Exception {
    for (String part :
        List.of("in", "out", "lcd", "oled", "buzzer", "horn", "green1", "red1", "relay", "leave")) {
      Look.until(() -> part + " " + gate.part(part), word -> word.endsWith(" works"));
    }
    return "";
  }

  private String cardByKeyboard() throws Exception {
    header.forget();
    long before = gate.answers("out");
    keyboard.type(cards.fresh());
    Look.until(() -> gate.answers("out"), count -> count == before + 1);
    Look.until(() -> header.high(GREEN_OUT), high -> high);
    List<Note> beeps =
        Look.until(
            () -> BuzzerModel.beeps(header.changes(BUZZER), false, System.nanoTime()),
            heard -> !heard.isEmpty());
    return "heard " + beeps;
  }
}
