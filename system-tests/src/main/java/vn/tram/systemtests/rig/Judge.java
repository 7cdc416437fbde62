package vn.tram.systemtests.rig;

import java.nio.file.Path;
import vn.tram.hardware.serial.Gm65Model;

/** Plays visitors at the gate in the virtual Pi, and a technician who pulls plugs. */
public final class Judge {
  private final Findings findings = new Findings(System.out);
  private final Header header;
  private final Path program;
  private final Path home;
  private final Path logs;

  private Judge(Header header, Path program, Path home, Path logs) {
    this.header = header;
    this.program = program;
    this.home = home;
    this.logs = logs;
  }

  /**
   * Judges.
   *
   * @param args folder of the simulated pins, of the packaged programs, of the gate, for logs
   */
  public static void main(String[] args) throws Exception {
    var judge =
        new Judge(
            new Header(Path.of(args[0])), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    judge.judge();
    System.exit(judge.findings.failed() == 0 ? 0 : 1);
  }

  private void judge() throws Exception {
    header.pull(Scene.EXIT_BUTTON, true);
    Plug wedge = Plug.of("wedge", 1);
    wedge.in();
    var wires = new Wires();
    try (var serial =
            new Gm65Model(SerialCable.DEVICE, () -> SerialCable.lay(Plug.of("serial", 0)));
        GateRun gate = GateRun.start(program, home, logs.resolve("gate.log"))) {
      findings.tell(
          "gate ready after ms=%d rss-mb=%d (emulated processor, no Pi; no AOT cache)"
              .formatted(gate.startMillis(), gate.residentMegabytes()));
      var scene =
          new Scene(
              gate,
              header,
              wires,
              new Glass(wires),
              new Membrane(),
              serial,
              wedge,
              new KeyboardScanner(),
              new Card());
      new Visits(scene).judge(findings);
      new Mishaps(scene).judge(findings);
      findings.check(
          "killed with an open turnstile, the next start closes it", () -> killed(scene));
    }
  }

  /** SIGKILL closes nothing: a pin stays as it is until somebody sets it. */
  private String killed(Scene scene) throws Exception {
    long entries = scene.gate().figure("tram_journal_last_seq");
    scene.serial().show(scene.cards().fresh());
    Look.until(() -> header.high(Scene.RELAY), high -> !high);
    scene.gate().kill();
    boolean high = header.high(Scene.RELAY);
    try (GateRun again = GateRun.start(program, home, logs.resolve("gate-again.log"))) {
      Look.until(() -> again.part("relay"), word -> word.equals("works"));
      Look.until(() -> header.high(Scene.RELAY), off -> off);
      Broken.unless(
          again.figure("tram_journal_last_seq") > entries, "the entry before the kill is gone");
      return "after the kill the relay was %s; second start ms=%d rss-mb=%d"
          .formatted(high ? "off" : "on", again.startMillis(), again.residentMegabytes());
    }
  }
}
