package vn.tram.systemtests.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import vn.tram.hardware.serial.Gm65Model;

/** Plays visitors at the gate in the virtual Pi, and a technician who pulls plugs. */
public final class Judge {
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
    System.exit(judge.judge() == 0 ? 0 : 1);
  }

  /** How many promises did not hold. */
  private int judge() throws Exception {
    header.pull(Scene.EXIT_BUTTON, true);
    header.pull(Scene.LANE_SWITCH, true);
    Plug wedge = Plug.of("wedge", 1);
    wedge.in();
    var wires = new Wires();
    try (var serial =
            new Gm65Model(SerialCable.DEVICE, () -> SerialCable.lay(Plug.of("serial", 0)));
        GateRun gate = GateRun.start(program, home, logs.resolve("gate.log"))) {
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
      var findings = new Findings(System.out, gate::allAnswers);
      findings.tell(
          "gate ready after ms=%d rss-mb=%d (emulated processor, no Pi; no AOT cache)"
              .formatted(gate.startMillis(), gate.residentMegabytes()));
      new Visits(scene).judge(findings);
      new Mishaps(scene).judge(findings);
      findings.check("the JVM's cache is made as provisioning/README.md says", this::train);
      findings.check(
          "killed with an open turnstile: the next start, with that cache, closes it",
          () -> killed(scene));
      return findings.failed();
    }
  }

  private String train() throws Exception {
    long start = System.nanoTime();
    GateRun.train(program, cache(), logs.resolve("train.log"));
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    return "mb=%d in s=%d".formatted(Files.size(cache()) / 1_000_000, took);
  }

  private Path cache() {
    return program.resolve("edge-node.aot");
  }

  /** SIGKILL closes nothing: a pin stays as it is until somebody sets it. */
  private String killed(Scene scene) throws Exception {
    long entries = scene.gate().figure("tram_journal_last_seq");
    scene.serial().show(scene.cards().fresh());
    Look.until(() -> header.high(Scene.RELAY), high -> !high);
    scene.gate().kill();
    boolean high = header.high(Scene.RELAY);
    // Without this mode a cache that does not fit would be left alone in silence.
    try (GateRun again =
        GateRun.start(
            program,
            home,
            logs.resolve("gate-again.log"),
            "-XX:AOTCache=" + cache(),
            "-XX:AOTMode=on")) {
      Look.until(() -> again.part("relay"), word -> word.equals("works"));
      Look.until(() -> header.high(Scene.RELAY), off -> off);
      Broken.unless(
          again.figure("tram_journal_last_seq") > entries, "the entry before the kill is gone");
      return "after the kill the relay was %s; second start ms=%d rss-mb=%d"
          .formatted(high ? "off" : "on", again.startMillis(), again.residentMegabytes());
    }
  }
}
