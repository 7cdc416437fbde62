package vn.tram.systemtests.rig;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import vn.tram.edge.gate.Decision;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.pins.PinsModel;

/** What goes wrong with parts while visitors come. */
final class Mishaps {
  /** In the middle of the first page of a display. */
  private static final int LAST_BYTES = 100;

  private static final long NOISE_SECONDS = 10;
  private static final int NOISE_BYTES = 512;
  private static final long SEED = 1122;

  /** What the JVM may still take for itself. */
  private static final long FLAT_MEGABYTES = 12;

  /** What the guard reads while the serial scanner is not there. */
  private static final String SERIAL_GONE =
      new FaultWords(Locale.of("vi"))
          .sentence(new Condition.Failing(Fault.NOT_FOUND, List.of(SerialCable.DEVICE)));

  private final Scene scene;

  Mishaps(Scene scene) {
    this.scene = scene;
  }

  void judge(Findings findings) throws InterruptedException {
    findings.check(
        "the bus dies in the middle of a card: beep and entry come all the same", this::busDies);
    findings.check("character glass is pulled off and put back", this::glassPulledOff);
    findings.check("the serial scanner is unplugged and plugged in", this::serialUnplugged);
    findings.check("the keyboard scanner is unplugged and plugged in", this::wedgeUnplugged);
    findings.check(
        "noise at full speed leaves the memory flat, and a card is read after it", this::noise);
  }

  private String busDies() throws Exception {
    scene.glass().awaitLcd(Glass.resting());
    scene.hush();
    long before = scene.gate().answers("in");
    scene.wires().dieAfter(LAST_BYTES);
    scene.serial().show(scene.cards().fresh());
    Look.until(
        () -> scene.header().changes(Scene.GREEN_IN),
        levels -> levels.stream().anyMatch(PinsModel.Level::high));
    scene.awaitAnswers("in", before + 1);
    var beeps = scene.beeps(2);
    Broken.unless(!scene.wires().doomed(), "the bus did not die: nobody wrote to it");
    String lcd = scene.awaitPart("lcd", false);
    String oled = scene.awaitPart("oled", false);
    scene.wires().plug(Glass.LCD);
    scene.wires().plug(Glass.OLED);
    scene.awaitPart("lcd", true);
    scene.awaitPart("oled", true);
    scene.glass().forgive();
    scene.glass().awaitLcd(Glass.resting());
    scene.glass().awaitOled(Glass.resting());
    return "beeps " + beeps + ", said: " + lcd + ", " + oled + "; revived: " + scene.glass().lcd();
  }

  private String glassPulledOff() throws Exception {
    scene.glass().unplugLcd();
    long before = scene.gate().answers("in");
    scene.serial().show(scene.cards().fresh());
    scene.glass().awaitOled(scene.cards().screen(new Decision.In(scene.cards().label(), 0)));
    scene.awaitAnswers("in", before + 1);
    String said = scene.awaitPart("lcd", false);
    scene.glass().plugLcd();
    scene.awaitPart("lcd", true);
    scene.glass().awaitLcd(Glass.resting());
    return "said: " + said;
  }

  private String serialUnplugged() throws Exception {
    scene.serial().unplug();
    String said = scene.awaitPart("in", false);
    Look.until(() -> scene.gate().page(), page -> page.contains(SERIAL_GONE));
    long out = scene.gate().answers("out");
    scene.keyboard().type(scene.cards().fresh());
    scene.awaitAnswers("out", out + 1);
    scene.serial().plug();
    scene.awaitPart("in", true);
    Look.until(() -> scene.gate().page(), page -> !page.contains(SERIAL_GONE));
    long in = scene.gate().answers("in");
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("in", in + 1);
    return "said: " + said + "; the guard's page: " + SERIAL_GONE;
  }

  private String wedgeUnplugged() throws Exception {
    scene.wedge().out();
    String said = scene.awaitPart("out", false);
    long in = scene.gate().answers("in");
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("in", in + 1);
    scene.wedge().in();
    scene.awaitPart("out", true);
    long out = scene.gate().answers("out");
    scene.keyboard().type(scene.cards().fresh());
    scene.awaitAnswers("out", out + 1);
    return "said: " + said;
  }

  private String noise() throws Exception {
    long before = scene.gate().residentMegabytes();
    var random = new SplittableRandom(SEED);
    byte[] bytes = new byte[NOISE_BYTES];
    long sent = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(NOISE_SECONDS)) {
      random.nextBytes(bytes);
      scene.serial().noise(bytes);
      sent += bytes.length;
    }
    long after = scene.gate().residentMegabytes();
    Broken.unless(
        after - before <= FLAT_MEGABYTES,
        "the gate grew from %d to %d MB".formatted(before, after));
    // A line end: what comes next is a code of its own.
    Arrays.fill(bytes, (byte) '\r');
    scene.serial().noise(Arrays.copyOf(bytes, 1));
    scene.awaitPart("in", true);
    long in = scene.gate().answers("in");
    String card = scene.cards().fresh();
    Look.until(
        () -> {
          scene.serial().show(card);
          TimeUnit.SECONDS.sleep(1);
          return scene.gate().answers("in");
        },
        count -> count == in + 1);
    return "bytes=%d in s=%d, seed %d, rss-mb=%d before, %d after"
        .formatted(sent, NOISE_SECONDS, SEED, before, after);
  }
}
