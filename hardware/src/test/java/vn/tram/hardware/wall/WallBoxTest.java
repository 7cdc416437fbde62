package vn.tram.hardware.wall;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.lcd.Hd44780Model;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.pins.PinsModel;
import vn.tram.hardware.serial.Gm65Model;
import vn.tram.hardware.virtual.VirtualBox;

/** Many parts are one box, and one of them that fails stops nothing but itself. */
class WallBoxTest {

  private static final Keeper.Patience SHORT =
      new Keeper.Patience(Duration.ofMillis(5), Duration.ofMillis(20));

  private static final Screen WELCOME = new Screen(Tone.IN, "Mời vào", "", "");
  private static final Screen GONE = new Screen(Tone.OUT, "Tạm biệt", "", "");

  @TempDir private Path folder;
  private final PinsModel pins = new PinsModel();
  private final List<Sight> answered = new CopyOnWriteArrayList<>();
  private VirtualBox face = VirtualBox.drawn(() -> 5_000);
  private WallBox box;

  @AfterEach
  void close() {
    box.close();
  }

  private void open(String parts) throws IOException {
    Path file = Files.writeString(folder.resolve(BoardFile.NAME), "parts:\n" + parts);
    var plan = BoardFile.read(file, new Machine("Raspberry Pi 4 Model B Rev 1.4"));
    box = WallBox.open(plan, face, () -> 5_000, pins, SHORT);
    box.scanner().start(answered::add);
  }

  @Test
  void withoutABoardFileItIsTheVirtualBoxAlone() {
    box = WallBox.open(folder.resolve("none"), folder, () -> 5_000, InstantSource.system());
    box.scanner().start(answered::add);
    box.face().offer(card(0));
    box.signal().sound(Tone.IN, card(0));
    assertEquals(List.of(card(0)), answered);
    assertEquals(Tone.IN, box.face().state().tone());
    assertEquals(List.of(), box.roll().lines());
    assertFalse(
        Files.exists(folder.resolve(VirtualBox.CAMERA)),
        "only a virtual box that is listed has eyes and a witness");
  }

  @Test
  void eachOfTwoLanesHasItsOwnLamp() throws IOException {
    open(
        """
          one: {kind: lamp, colour: green, pin: 13, lane: 1}
          two: {kind: lamp, colour: green, pin: 16, lane: 2}
          stop: {kind: lamp, colour: red, pin: 26, active: low}
        """);
    awaitWorking("one", "two", "stop");
    box.signal().sound(Tone.IN, card(1));
    await().until(() -> pins.high(16));
    assertEquals(1, pins.levels(13).size(), "the lamp of the other lane stays dark");
    box.signal().sound(Tone.REFUSED, card(0));
    await().until(() -> !pins.high(26));
    box.signal().call(Tone.FAULT);
    await().until(() -> !pins.high(16));
  }

  @Test
  void aPartThatFailsStopsNothingButItself() throws IOException {
    pins.fail(23, Fault.FORBIDDEN);
    open(
        """
          buzzer: {kind: buzzer, pin: 23}
          green: {kind: lamp, colour: green, pin: 13}
          red: {kind: lamp, colour: purple, pin: 26}
        """);
    awaitWorking("green");
    await().until(() -> condition("buzzer") instanceof Condition.Failing);
    box.signal().sound(Tone.IN, card(0));
    await().until(() -> pins.high(13));
    assertEquals(Fault.SETTING_UNKNOWN, fault("red"));
    assertEquals(Fault.FORBIDDEN, fault("buzzer"));
    pins.repair(23);
    awaitWorking("buzzer");
  }

  @Test
  void withoutItsDisplayItBeeps() throws IOException {
    open(
        """
          screen: {kind: lcd, address: 0x27, size: 16x2}
          buzzer: {kind: buzzer, pin: 23}
        """);
    awaitWorking("buzzer");
    await().until(() -> box.roll().lost(Part.Kind.DISPLAY));
    box.display().show(WELCOME, 0);
    box.signal().sound(Tone.IN, card(0));
    await().until(() -> pins.levels(23).stream().anyMatch(PinsModel.Level::high));
    assertEquals(Fault.NO_ANSWER, fault("screen"));
    assertEquals(WELCOME, face.state().screen());
  }

  @Test
  void withoutItsBuzzerItShowsToEachLaneWhatIsMeantForIt() throws IOException {
    pins.fail(23, Fault.FORBIDDEN);
    Hd44780Model one = plug(0x27);
    Hd44780Model two = plug(0x26);
    open(
        """
          buzzer: {kind: buzzer, pin: 23}
          one: {kind: lcd, address: 0x27, size: 16x2, lane: 1}
          two: {kind: lcd, address: 0x26, size: 16x2, lane: 2}
        """);
    awaitWorking("one", "two");
    box.display().show(WELCOME);
    await().until(() -> shows(one, WELCOME) && shows(two, WELCOME));
    box.display().show(GONE, 1);
    box.signal().sound(Tone.OUT, card(1));
    await().until(() -> shows(two, GONE));
    assertTrue(shows(one, WELCOME), "the other lane's words stay");
    assertTrue(box.roll().lost(Part.Kind.BUZZER));
  }

  @Test
  void withoutItsScannerWhatIsTypedIsStillAnswered() throws IOException {
    open(
        """
          in: {kind: serial, device: /dev/no-such-port}
          green: {kind: lamp, colour: green, pin: 13}
        """);
    awaitWorking("green");
    await().until(() -> box.roll().lost(Part.Kind.SCANNER));
    assertEquals(Fault.NOT_FOUND, fault("in"));
    box.signal().sound(Tone.IN, card(0));
    await().until(() -> pins.high(13));
  }

  @Test
  void aGateThatFailsAtOneVisitorSeesTheNext() throws IOException {
    try (var scanner = new Gm65Model(folder.resolve("scanner"))) {
      Path file =
          Files.writeString(
              folder.resolve(BoardFile.NAME),
              "parts:\n  in: {kind: serial, lane: 2, device: " + scanner.device() + "}\n");
      var plan = BoardFile.read(file, new Machine("Raspberry Pi 3 Model B"));
      box = WallBox.open(plan, face, () -> 5_000, pins, SHORT);
      box.scanner()
          .start(
              sight -> {
                answered.add(sight);
                if (answered.size() == 1) {
                  throw new IllegalStateException("a gate with a mistake");
                }
              });
      awaitWorking("in");
      scanner.show("079201000001");
      await().until(() -> answered.size() == 1);
      scanner.show("079201000002");
      await().until(() -> answered.size() == 2);
      assertEquals(new Scan("079201000002", 5_000, 1), answered.getLast());
      assertTrue(condition("in") instanceof Condition.Working);
    }
  }

  @Test
  void aFileThatCannotBeReadLeavesAGateWithOneFailingBoard() throws IOException {
    Files.writeString(folder.resolve(BoardFile.NAME), "parts: [");
    box = WallBox.open(folder.resolve(BoardFile.NAME), folder, () -> 5_000, InstantSource.system());
    box.scanner().start(answered::add);
    box.face().offer(card(0));
    assertEquals(1, answered.size());
    Roll.Line line = box.roll().lines().getFirst();
    assertEquals(Part.Kind.BOARD, line.part().kind());
    assertEquals(Fault.FILE_UNREADABLE, fault(line.part().name()));
  }

  @Test
  void closingLeavesEverythingOffAndNothingHeld() throws IOException {
    open(
        """
          green: {kind: lamp, colour: green, pin: 13}
          red: {kind: lamp, colour: red, pin: 26, active: low}
          buzzer: {kind: buzzer, pin: 23}
          horn: {kind: passive-buzzer, pin: 18}
          relay: {kind: turnstile, pin: 22, active: low}
          leave: {kind: exit-button, pin: 27}
          way: {kind: lane-switch, pin: 24}
        """);
    awaitWorking("green", "red", "buzzer", "horn", "relay", "leave", "way");
    box.signal().sound(Tone.OUT, card(0));
    await().until(() -> pins.high(13) && !pins.high(22) && pins.levels(23).size() > 1);
    await().until(() -> pins.pitches(18).size() > 1);
    box.close();
    assertFalse(pins.high(13) || pins.high(23));
    assertTrue(pins.high(26) && pins.high(22), "what is active at 0 V is off at 3.3 V");
    assertEquals(0, pins.hertz(18));
    for (int gpio : List.of(13, 26, 23, 18, 22, 27, 24)) {
      assertFalse(pins.held(gpio), "GPIO" + gpio);
    }
    face.offer(card(0));
    assertEquals(List.of(), answered, "nobody looks any more");
  }

  @Test
  void aButtonSpeaksForTheNextCardOfItsLane() throws IOException {
    open("  leave: {kind: exit-button, pin: 27, lane: 2}\n");
    awaitWorking("leave");
    pins.press(27);
    face.offer(card(0));
    face.offer(new Unreadable(Unreadable.Reason.NO_CODE, 5_000, 1));
    face.offer(card(1));
    face.offer(card(1));
    assertEquals(List.of(Heading.UNSAID, Heading.OUT, Heading.UNSAID), headings());
  }

  @Test
  void aButtonIsStrongerThanASwitch() throws IOException {
    open(
        """
          way: {kind: lane-switch, pin: 24}
          leave: {kind: exit-button, pin: 27}
        """);
    awaitWorking("leave", "way");
    face.offer(card(0));
    pins.press(27);
    face.offer(card(0));
    face.offer(card(0));
    pins.press(24);
    face.offer(card(0));
    assertEquals(List.of(Heading.IN, Heading.OUT, Heading.IN, Heading.OUT), headings());
  }

  @Test
  void noLampIsGreenForWhatTheWitnessCouldNotWrite() throws IOException {
    face = VirtualBox.open(folder, () -> 5_000, InstantSource.system());
    open("  green: {kind: lamp, colour: green, pin: 13}\n");
    awaitWorking("green");
    face.close();
    assertThrows(BoxException.class, () -> box.signal().sound(Tone.IN, card(0)));
    box.close();
    assertEquals(1, pins.levels(13).size(), "never on");
  }

  private Hd44780Model plug(int address) {
    var model = new Hd44780Model(16, 2);
    pins.plug(
        1,
        address,
        bytes -> {
          synchronized (model) {
            model.feed(bytes);
          }
        });
    return model;
  }

  private static boolean shows(Hd44780Model model, Screen screen) {
    synchronized (model) {
      return model.shows(screen);
    }
  }

  private static Scan card(int lane) {
    return new Scan("079201000001", 5_000, lane);
  }

  private List<Heading> headings() {
    return answered.stream()
        .filter(Scan.class::isInstance)
        .map(sight -> ((Scan) sight).heading())
        .toList();
  }

  private void awaitWorking(String... names) {
    for (String name : names) {
      await(name).until(() -> condition(name) instanceof Condition.Working);
    }
  }

  private Condition condition(String name) {
    return box.roll().lines().stream()
        .filter(line -> line.part().name().equals(name))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  private Fault fault(String name) {
    return ((Condition.Failing) condition(name)).fault();
  }
}
