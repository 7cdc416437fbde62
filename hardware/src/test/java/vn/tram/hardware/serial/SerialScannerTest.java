package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.serial.Gm65Model.Mood;
import vn.tram.hardware.serial.SerialSettings.Mode;

/** The driver on a real serial port of the kernel, with a model of the module at the other end. */
class SerialScannerTest {

  private static final String CARD =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";
  private static final String OTHER = "024188000002";
  private static final Part PART = new Part("in", Part.Kind.SCANNER);
  private static final Keeper.Patience SHORT =
      new Keeper.Patience(Duration.ofMillis(1), Duration.ofMillis(20));
  private static final Tempo QUICK =
      new Tempo(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofMillis(200));

  @TempDir private Path folder;
  private final AtomicLong bootMillis = new AtomicLong(5_000);
  private final Semaphore heard = new Semaphore(0);
  private final List<Sight> sights = new CopyOnWriteArrayList<>();
  private final List<Condition> told = new CopyOnWriteArrayList<>();
  private final Roll roll = new Roll();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Gm65Model module;

  @BeforeEach
  void plugIn() {
    roll.listen(() -> told.add(condition()));
    module = new Gm65Model(folder.resolve("usb-scanner"));
  }

  @AfterEach
  void clean() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    module.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(10));
  }

  private void start(Mode mode) {
    start(mode, Tempo.USUAL);
  }

  private void start(Mode mode, Tempo tempo) {
    var settings = new SerialSettings(module.device(), 9_600, mode);
    var scanner = new SerialScanner(settings, tempo, 1, this::clock, sights::add);
    open.add(Keeper.start(PART, scanner, roll, SHORT));
  }

  /** Is asked each time that bytes come. */
  private long clock() {
    heard.release();
    return bootMillis.get();
  }

  private void showAndBeHeard(String text) throws InterruptedException {
    heard.drainPermits();
    module.show(text);
    assertTrue(heard.tryAcquire(10, TimeUnit.SECONDS), "the scanner is not heard");
  }

  private Condition condition() {
    return roll.lines().getFirst().condition();
  }

  private void works() {
    await().until(() -> condition() instanceof Condition.Working);
  }

  private void fails(Fault fault) {
    await()
        .until(
            () ->
                told.stream()
                    .anyMatch(c -> c instanceof Condition.Failing f && f.fault() == fault));
  }

  private List<String> texts() {
    return sights.stream().map(sight -> ((Scan) sight).text()).toList();
  }

  private void comes(String... texts) {
    await().untilAsserted(() -> assertEquals(List.of(texts), texts()));
  }

  @Test
  void aFreshModuleIsSetUpAndSavedOnce() {
    start(Mode.CONTINUOUS);
    works();
    assertEquals(0b11, module.register(0x0003), "setting codes off, and heard as text");
    assertEquals(0b0001_0110, module.register(0x0000), "continuous, no lamp and beep of its own");
    assertEquals(1, module.register(0x0060), "CR behind the bare data");
    assertEquals(0, module.register(0x000d) & 0b11, "speaks to its wires");
    assertEquals(0x85, module.register(0x0013), "the same code again after half a second");
    assertEquals(1, module.saves());
    module.show(CARD);
    comes(CARD);
    assertEquals(new Scan(CARD, 5_000, 1), sights.getFirst());
  }

  @Test
  void aModuleThatIsSetUpIsNeverWrittenAgain() {
    start(Mode.CONTINUOUS);
    works();
    int writes = module.writes();
    module.unplug();
    fails(Fault.NOT_FOUND);
    module.plug();
    works();
    assertEquals(1, module.saves(), "the flash memory bears so and so many writes");
    assertEquals(writes, module.writes());
  }

  @Test
  void aModuleThatSpeaksToItsUsbPlugIsToldToSpeakToItsWires() {
    module.was(0x000d, 0b0001_0101);
    start(Mode.CONTINUOUS);
    works();
    assertEquals(0b0001_0100, module.register(0x000d), "and the other bits stay");
    module.show(CARD);
    comes(CARD);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"SILENT", "WRONG_CRC", "HALF_ANSWER", "NOISE_AROUND", "SCAN_FIRST", "LATE"})
  void anAnswerThatIsLostOrTornIsAskedForAgain(Mood mood) {
    module.misbehave(mood, Mood.GOOD, Mood.GOOD, Mood.GOOD, mood);
    start(Mode.CONTINUOUS, QUICK);
    works();
    assertEquals(0b11, module.register(0x0003), mood.toString());
    assertEquals(0b0001_0110, module.register(0x0000), mood.toString());
    assertEquals(1, module.register(0x0060), mood.toString());
    assertEquals(0x85, module.register(0x0013), mood.toString());
  }

  @Test
  void aModuleThatKeepsObeyingSettingCodesIsNotUsed() {
    module.misbehaveAlways(Mood.FORGETFUL);
    start(Mode.CONTINUOUS, QUICK);
    fails(Fault.WRONG_ANSWER);
    assertFalse(told.contains(new Condition.Working()), () -> "told " + told);
  }

  @Test
  void aSettingCodeIsReadAsTextAndChangesNothing() {
    start(Mode.CONTINUOUS);
    works();
    module.show(Gm65Model.TO_USB);
    comes(Gm65Model.TO_USB.text());
    module.show(CARD);
    comes(Gm65Model.TO_USB.text(), CARD);
  }

  @Test
  void aModuleWhoseSettingCodesCameBackIsSetUpAgain() {
    start(Mode.CONTINUOUS, QUICK);
    works();
    module.was(0x0003, 0);
    fails(Fault.WRONG_ANSWER);
    works();
    assertEquals(0b11, module.register(0x0003));
  }

  @Test
  void inTriggerModeTheModuleIsTriggeredAgainAfterEachCard() {
    start(Mode.TRIGGER);
    works();
    assertEquals(0b01, module.register(0x0000) & 0b11, "command mode");
    await().until(module::looks);
    module.show(CARD);
    comes(CARD);
    await().until(module::looks);
    module.show(OTHER);
    comes(CARD, OTHER);
  }

  @Test
  void aScannerThatAnswersNoCommandIsReadAllTheSameAndWorksOnceItHasRead() {
    module.misbehaveAlways(Mood.SILENT);
    module.was(0x0000, 0b10);
    module.was(0x0060, 1);
    start(Mode.CONTINUOUS, QUICK);
    fails(Fault.NO_ANSWER);
    assertFalse(told.contains(new Condition.Working()), "it may be wired wrongly");
    module.show(CARD);
    works();
    comes(CARD);
    module.misbehaveAlways(Mood.GOOD);
    await().untilAsserted(() -> assertEquals(0b11, module.register(0x0003), "as soon as it does"));
  }

  @Test
  void noCardIsLostWhileAModuleIsAskedInVain() {
    module.misbehaveAlways(Mood.SILENT);
    module.was(0x0000, 0b10);
    module.was(0x0060, 1);
    start(Mode.CONTINUOUS, QUICK);
    fails(Fault.NO_ANSWER);
    int asked = module.questions();
    await().until(() -> module.questions() > asked + 6);
    assertEquals(
        List.of(
            new Condition.Untried(),
            new Condition.Failing(Fault.NO_ANSWER, List.of(module.device()))),
        told,
        "told once");
    List<String> people = new ArrayList<>();
    for (int person = 0; person < 10; person++) {
      people.add("02408800000" + person);
      module.show(people.getLast());
    }
    comes(people.toArray(String[]::new));
    works();
    assertEquals(3, told.size(), () -> "the port was never closed: " + told);
  }

  @Test
  void aPlainScannerIsAskedNothing() {
    module.was(0x0000, 0b10);
    start(Mode.PLAIN);
    works();
    module.show(CARD);
    comes(CARD);
    assertEquals(0, module.questions());
  }

  @Test
  void aCardThatIsHeldForAMinuteIsOneSight() throws InterruptedException {
    start(Mode.CONTINUOUS);
    works();
    for (int read = 0; read < 120; read++) {
      showAndBeHeard(CARD);
      bootMillis.addAndGet(500);
    }
    module.show(OTHER);
    comes(CARD, OTHER);
  }

  @Test
  void tenPeopleInTenSecondsAreTenSights() throws InterruptedException {
    start(Mode.CONTINUOUS);
    works();
    List<String> people = new ArrayList<>();
    for (int person = 0; person < 10; person++) {
      people.add("02408800000" + person);
      showAndBeHeard(people.getLast());
      showAndBeHeard(people.getLast());
      bootMillis.addAndGet(1_000);
    }
    comes(people.toArray(String[]::new));
  }

  @Test
  void halfAFrameIsNoCardAndTheNextOneIsRead() {
    start(Mode.CONTINUOUS, QUICK);
    works();
    module.showHalf(CARD);
    int asked = module.questions();
    await().until(() -> module.questions() > asked + 3);
    module.show(CARD);
    comes(CARD);
  }

  @Test
  void noiseBeforeAndAfterACardIsOneUnreadableSightAndTheNextCardIsRead() {
    start(Mode.CONTINUOUS);
    works();
    module.noise((byte) 0xff, (byte) 0x81, (byte) '\r');
    module.show(CARD);
    module.noise((byte) 0xfe, (byte) '\r');
    module.show(OTHER);
    comes("\ufffd\ufffd", CARD, OTHER);
  }

  @Test
  void anUnplugInTheMiddleOfAFrameLosesThatFrameOnly() {
    start(Mode.CONTINUOUS);
    works();
    module.showHalf(CARD);
    module.unplug();
    fails(Fault.NOT_FOUND);
    module.plug();
    works();
    module.show(OTHER);
    comes(OTHER);
  }

  @Test
  void aModuleWhoseWiresAreCutIsMissed() {
    start(Mode.CONTINUOUS, QUICK);
    works();
    module.misbehaveAlways(Mood.SILENT);
    fails(Fault.LOST);
  }

  @Test
  void aPortThatIsNotThereSaysSo() {
    module.unplug();
    start(Mode.CONTINUOUS);
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    new Condition.Failing(Fault.NOT_FOUND, List.of(module.device())), condition()));
  }

  @Test
  void whatIsNoSerialPortSaysSo() throws Exception {
    module.unplug();
    Files.writeString(Path.of(module.device()), "");
    start(Mode.CONTINUOUS);
    fails(Fault.WRONG_ANSWER);
    Files.delete(Path.of(module.device()));
  }

  @Test
  void aPortThatAnotherProgramHoldsSaysSoAndIsUsedOnceItIsFree() throws Exception {
    Path flock = Path.of("/usr/bin/flock");
    assumeTrue(Files.isExecutable(flock), "no flock here");
    Process other =
        new ProcessBuilder(flock.toString(), module.device(), "sh", "-c", "echo held; read end")
            .redirectErrorStream(true)
            .start();
    assertEquals("held", other.inputReader().readLine());
    start(Mode.CONTINUOUS);
    fails(Fault.IN_USE);
    other.outputWriter().close();
    works();
  }

  @Test
  void garbageIsToldApartFromAModuleThatIsSetUpOnceItEnds() throws InterruptedException {
    start(Mode.CONTINUOUS, QUICK);
    works();
    module.misbehaveAlways(Mood.SILENT);
    var ended = new AtomicBoolean();
    Thread garbage = Thread.ofPlatform().start(() -> garbageUntil(ended));
    fails(Fault.WRONG_ANSWER);
    ended.set(true);
    garbage.join();
    module.misbehaveAlways(Mood.GOOD);
    module.was(0x0003, 0);
    await().until(() -> module.register(0x0003) == 0b11);
    works();
    module.show(CARD);
    await().until(() -> !sights.isEmpty() && texts().getLast().equals(CARD));
  }

  @Test
  void aPlainScannerWhoseLineIsNothingButNoiseIsToldOnceAndWorksAgainAtTheNextCard()
      throws InterruptedException {
    start(Mode.PLAIN);
    works();
    for (int line = 0; line < 60 && !(condition() instanceof Condition.Failing); line++) {
      heard.drainPermits();
      module.noise((byte) 0xff, (byte) 0x81, (byte) '\r');
      assertTrue(heard.tryAcquire(10, TimeUnit.SECONDS), "the noise is not heard");
      bootMillis.addAndGet(150);
    }
    fails(Fault.WRONG_ANSWER);
    comes("\ufffd\ufffd");
    module.noise((OTHER + "\r").getBytes(StandardCharsets.UTF_8));
    works();
    assertEquals(OTHER, texts().getLast());
    assertEquals(
        1, told.stream().filter(Condition.Failing.class::isInstance).count(), told::toString);
  }

  private void garbageUntil(AtomicBoolean ended) {
    Random random = new Random(4);
    byte[] garbage = new byte[512];
    while (!ended.get()) {
      random.nextBytes(garbage);
      module.noise(garbage);
    }
  }

  @Test
  void garbageAtFullSpeedLeavesTheMemoryFlatAndTheNextCardIsRead() {
    start(Mode.PLAIN);
    works();
    byte[] garbage = new byte[1 << 20];
    new Random(4).nextBytes(garbage);
    long before = usedAfterCollection();
    for (int megabyte = 0; megabyte < 50; megabyte++) {
      module.noise(garbage);
    }
    long grown = usedAfterCollection() - before;
    assertTrue(grown < 8 << 20, "the heap has grown by " + grown + " bytes");
    assertTrue(sights.size() <= 3, "the gate was asked " + sights.size() + " times");
    module.noise("\r024088000001\r".getBytes(StandardCharsets.UTF_8));
    await().until(() -> texts().getLast().equals("024088000001"));
  }

  private static long usedAfterCollection() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
