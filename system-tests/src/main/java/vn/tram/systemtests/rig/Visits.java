package vn.tram.systemtests.rig;

import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.tram.edge.gate.Decision;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.pins.PinsModel;
import vn.tram.hardware.serial.Gm65Model;
import vn.tram.hardware.voice.BuzzerModel.Note;
import vn.tram.protocol.card.Reading;

/** Visitors, honest ones and others, at a box of which everything works. */
final class Visits {
  private static final int HELD_LOOKS = 30;
  private static final long HELD_STEP_MILLIS = 400;

  /** GM65 manual V1.3, registers: setting codes off, and where it sends what it reads. */
  private static final int SETTING_CODES = 0x0003;

  private static final int OFF = 0b10;
  private static final int OUTPUT = 0x000d;

  private final Scene scene;

  Visits(Scene scene) {
    this.scene = scene;
  }

  void judge(Findings findings) throws InterruptedException {
    findings.check("every part works, for a user who is not root", this::partsWork);
    findings.check("both displays invite who comes", this::invited);
    findings.check("the first card of each lane after a start counts", this::firstCards);
    findings.check(
        "a card at the keyboard scanner: journal, lamp, beep, pixel glass", this::goesOut);
    findings.check(
        "a card at the serial scanner: journal, lamp, two beeps, both displays", this::comesIn);
    findings.check("the turnstile opened and closed again", this::turnstile);
    findings.check("a card that is held is one entry", this::held);
    findings.check(
        "a setting code does not set the scanner, and is refused as a card", this::settingCode);
    findings.check("the exit button lets the next card out", this::exitButton);
    findings.check("the lane switch turns its lane round, and back", this::laneSwitch);
  }

  private String partsWork() throws Exception {
    for (String part :
        List.of(
            "in", "out", "lcd", "oled", "buzzer", "horn", "green1", "red1", "green2", "relay",
            "leave", "way")) {
      scene.awaitPart(part, true);
    }
    return "";
  }

  private String invited() throws Exception {
    scene.glass().awaitLcd(Glass.resting());
    scene.glass().awaitOled(Glass.resting());
    return scene.glass().lcd();
  }

  /** Their rhythm is not judged: an emulated processor learns its programs slowly. */
  private String firstCards() throws Exception {
    long out = scene.gate().answers("out");
    scene.keyboard().type(scene.cards().fresh());
    scene.awaitAnswers("out", out + 1);
    long in = scene.gate().answers("in");
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("in", in + 1);
    scene.glass().awaitLcd(Glass.resting());
    return "";
  }

  private String goesOut() throws Exception {
    scene.hush();
    long before = scene.gate().answers("out");
    long entries = scene.gate().figure("tram_journal_last_seq");
    scene.keyboard().type(scene.cards().fresh());
    Look.until(() -> scene.header().changes(Scene.GREEN_OUT), Visits::lit);
    scene.glass().awaitOled(scene.cards().screen(new Decision.Out(scene.cards().label(), 0)));
    scene.awaitAnswers("out", before + 1);
    Broken.unless(
        scene.gate().figure("tram_journal_last_seq") > entries, "the journal has nothing new");
    Broken.unless(
        scene.header().changes(Scene.GREEN_IN).isEmpty(), "the other lane's lamp blinked");
    return "beep " + scene.beeps(1) + " pitches " + falling(scene.pitches(2));
  }

  private static boolean lit(List<PinsModel.Level> levels) {
    return levels.stream().anyMatch(PinsModel.Level::high);
  }

  private static List<Integer> falling(List<Integer> pitches) throws Broken {
    Broken.unless(pitches.getFirst() > pitches.getLast(), "the pitches do not fall: " + pitches);
    return pitches;
  }

  private String comesIn() throws Exception {
    scene.hush();
    long before = scene.gate().answers("in");
    scene.serial().show(scene.cards().fresh());
    Look.until(() -> scene.header().changes(Scene.GREEN_IN), Visits::lit);
    Screen screen = scene.cards().screen(new Decision.In(scene.cards().label(), 0));
    scene.glass().awaitLcd(screen);
    String lines = scene.glass().lcd();
    scene.glass().awaitOled(screen);
    scene.awaitAnswers("in", before + 1);
    List<Note> beeps = scene.beeps(2);
    List<Integer> pitches = scene.pitches(2);
    Broken.unless(pitches.getFirst() < pitches.getLast(), "the pitches do not rise: " + pitches);
    return lines + " beeps " + beeps + " pitches " + pitches;
  }

  /** After the card before. */
  private String turnstile() throws Exception {
    List<PinsModel.Level> levels =
        Look.until(() -> scene.header().changes(Scene.RELAY), changes -> changes.size() >= 2);
    PinsModel.Level opened = levels.get(levels.size() - 2);
    PinsModel.Level closed = levels.getLast();
    Broken.unless(!opened.high() && closed.high(), "a relay that is on at 0 V did " + levels);
    Broken.unless(scene.header().high(Scene.RELAY), "the relay is still on");
    return "open for ms=" + TimeUnit.NANOSECONDS.toMillis(closed.nanos() - opened.nanos());
  }

  /** A minute, in the dozen seconds that tell the same. */
  private String held() throws Exception {
    long in = scene.gate().answers("in");
    long out = scene.gate().answers("out");
    long already = scene.gate().answers("already");
    String card = scene.cards().fresh();
    for (int look = 0; look < HELD_LOOKS; look++) {
      scene.serial().show(card);
      TimeUnit.MILLISECONDS.sleep(HELD_STEP_MILLIS);
    }
    scene.awaitAnswers("in", in + 1);
    scene.awaitAnswers("out", out);
    return HELD_LOOKS + " looks, answered again " + (scene.gate().answers("already") - already);
  }

  private String settingCode() throws Exception {
    Broken.unless(
        (scene.serial().register(SETTING_CODES) & OFF) != 0, "the scanner obeys setting codes");
    int output = scene.serial().register(OUTPUT);
    long before = scene.gate().answers("refused");
    scene.hush();
    scene.serial().show(Gm65Model.TO_USB);
    Broken.unless(scene.serial().register(OUTPUT) == output, "the setting code was obeyed");
    scene.awaitAnswers("refused", before + 1);
    scene.beeps(2);
    scene.hush();
    long in = scene.gate().answers("in");
    scene.serial().show("NLS0006010");
    scene.awaitAnswers("refused", before + 2);
    scene.glass().awaitLcd(scene.cards().screen(new Decision.Refused(Reading.Reason.SETTING_CODE)));
    Look.until(() -> scene.header().changes(Scene.RED_IN), changes -> !changes.isEmpty());
    List<Note> beeps = scene.beeps(2);
    scene.awaitAnswers("in", in);
    return scene.glass().lcd() + " beeps " + beeps;
  }

  private String exitButton() throws Exception {
    long out = scene.gate().answers("out");
    scene.header().pull(Scene.EXIT_BUTTON, false);
    TimeUnit.MILLISECONDS.sleep(HELD_STEP_MILLIS);
    scene.header().pull(Scene.EXIT_BUTTON, true);
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("out", out + 1);
    return "";
  }

  private String laneSwitch() throws Exception {
    long out = scene.gate().answers("out");
    scene.header().pull(Scene.LANE_SWITCH, false);
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("out", out + 1);
    long in = scene.gate().answers("in");
    scene.header().pull(Scene.LANE_SWITCH, true);
    scene.serial().show(scene.cards().fresh());
    scene.awaitAnswers("in", in + 1);
    return "";
  }
}
