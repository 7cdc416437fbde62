package vn.tram.hardware.wedge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;

/**
 * The driver on a pipe that carries the kernel's records; what only an input device can do, the
 * grab, is done in the virtual Raspberry Pi.
 */
class WedgeScannerTest {

  private static final Part PART = new Part("out", Part.Kind.SCANNER);
  private static final Keeper.Patience SHORT =
      new Keeper.Patience(Duration.ofMillis(1), Duration.ofMillis(20));
  private static final String CARD = "001093000017|NGUYEN VAN MAU|1987-01-18|0|162979388586171100|";

  /** Bytes that a pipe holds, pipe(7). */
  private static final int PIPE = 1 << 16;

  @TempDir private Path folder;
  private final AtomicLong bootMillis = new AtomicLong(5_000);
  private final AtomicInteger grabs = new AtomicInteger();
  private final List<Sight> sights = new CopyOnWriteArrayList<>();
  private final List<Condition> told = new CopyOnWriteArrayList<>();
  private final Roll roll = new Roll();
  private Path device;
  private FileChannel cable;
  private Keeper keeper;

  @BeforeEach
  void plugIn() throws Exception {
    roll.listen(() -> told.add(condition()));
    device = folder.resolve("usb-scanner-event-kbd");
    plug();
  }

  private void plug() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no named pipes here");
    new ProcessBuilder("/usr/bin/mkfifo", device.toString()).start().waitFor();
    cable = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void unplug() throws IOException {
    Files.delete(device);
    cable.close();
  }

  private void start() {
    start(
        descriptor -> {
          grabs.incrementAndGet();
          return 0;
        });
  }

  private void start(Grab grab) {
    start(grab, sights::add);
  }

  private void start(Grab grab, Consumer<Sight> sink) {
    keeper =
        Keeper.start(PART, new WedgeScanner(device, grab, 1, bootMillis::get, sink), roll, SHORT);
  }

  @AfterEach
  void clean() throws IOException {
    keeper.close();
    cable.close();
  }

  private Condition condition() {
    return roll.lines().getFirst().condition();
  }

  private void works() {
    await().until(() -> condition() instanceof Condition.Working);
  }

  private void fails(Fault fault, String... details) {
    await().until(() -> told.contains(new Condition.Failing(fault, List.of(details))));
  }

  private void play(byte[] records) throws IOException {
    cable.write(ByteBuffer.wrap(records));
  }

  private void comes(String... texts) {
    await()
        .untilAsserted(
            () ->
                assertEquals(List.of(texts), sights.stream().map(WedgeScannerTest::text).toList()));
  }

  private static String text(Sight sight) {
    return switch (sight) {
      case Scan scan -> scan.text();
      case Unreadable(Unreadable.Reason reason, _, _) -> "" + reason;
    };
  }

  @Test
  void aCardThatIsPlayedIsOneSightOfItsLane() throws IOException {
    start();
    works();
    play(new Typist().type(CARD).enter().bytes());
    comes(CARD);
    assertEquals(new Scan(CARD, 5_000, 1), sights.getFirst());
    assertEquals(1, grabs.get(), "nobody else hears the keys");
  }

  @Test
  void recordsThatAreCutInTheMiddleAreWhole() throws IOException {
    start();
    works();
    byte[] records = new Typist().type("024088000001").enter().bytes();
    for (int at = 0; at < records.length; at += 7) {
      play(Arrays.copyOfRange(records, at, Math.min(records.length, at + 7)));
    }
    comes("024088000001");
  }

  @Test
  void aBurstOfTenCardsIsTenSights() throws IOException {
    start();
    works();
    Typist typist = new Typist();
    for (int person = 0; person < 10; person++) {
      typist.type("02408800000" + person).enter();
    }
    play(typist.bytes());
    comes(
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).stream()
            .map(person -> "02408800000" + person)
            .toArray(String[]::new));
  }

  @Test
  void aCardThatIsHeldIsOneSight() throws IOException {
    start();
    works();
    play(new Typist().type(CARD).enter().type(CARD).enter().type("024188000002").enter().bytes());
    comes(CARD, "024188000002");
  }

  @Test
  void aScannerWithoutEnterIsReadAfterAPause() throws IOException {
    start();
    works();
    play(new Typist().type("024088000001").bytes());
    comes("024088000001");
  }

  @Test
  void anUnplugInTheMiddleOfAScanTearsThatScanOnlyAndIsTold() throws Exception {
    start();
    works();
    play(new Typist().type("0240").bytes());
    unplug();
    fails(Fault.LOST, device.toString());
    fails(Fault.NOT_FOUND, device.toString());
    plug();
    works();
    play(new Typist().type("024188000002").enter().bytes());
    comes("TORN", "024188000002");
    assertEquals(new Unreadable(Unreadable.Reason.TORN, 5_000, 1), sights.getFirst());
    assertEquals(2, grabs.get());
  }

  @Test
  void whatIsKnownOfAScannerIsKnownAfterAReplug() throws Exception {
    start();
    works();
    play(new Typist().type("024088000001").enter().bytes());
    comes("024088000001");
    unplug();
    fails(Fault.NOT_FOUND, device.toString());
    plug();
    works();
    play(new Typist().type("0241").bytes());
    comes("024088000001", "TORN");
  }

  @Test
  void aScanThatTheKernelLostIsToldOnce() throws IOException {
    start();
    works();
    play(new Typist().type("0240").bytes());
    play(new Typist().event(KeyEvent.SYN, KeyEvent.DROPPED, 0).type("01").enter().bytes());
    play(new Typist().type("024188000002").enter().bytes());
    comes("TORN", "024188000002");
  }

  /** While the gate thinks, the kernel's buffer of 64 events is emptied all the same. */
  @Test
  @Timeout(30)
  void aGateThatIsSlowLeavesNothingInTheBufferOfTheKernel() throws Exception {
    var slow = new CountDownLatch(1);
    start(
        _ -> 0,
        sight -> {
          sights.add(sight);
          await().until(() -> slow.getCount() == 0);
        });
    works();
    play(new Typist().type("first").enter().bytes());
    comes("first");
    bootMillis.set(6_000);
    byte[] scan = new Typist().type(CARD).enter().bytes();
    for (int played = 0; played < 3 * PIPE; played += scan.length) {
      // A full pipe holds up its writer, where the kernel's buffer loses the scan.
      play(scan);
    }
    bootMillis.set(7_000);
    slow.countDown();
    comes("first", CARD);
    assertEquals(6_000, sights.getLast().bootMillis(), "when it was shown, not when it was heard");
  }

  @Test
  void closingTheBoxInTheMiddleOfAScanAnswersNobody() throws IOException {
    start();
    works();
    play(new Typist().type("first").enter().type("0240").bytes());
    comes("first");
    keeper.close();
    comes("first");
  }

  @Test
  void aDeviceThatAnotherProgramHoldsSaysSo() {
    start(_ -> -Libc.EBUSY);
    fails(Fault.IN_USE, device.toString());
  }

  @Test
  void aDeviceThatMayNotBeUsedSaysWhichGroupMay() {
    start(_ -> -Libc.EPERM);
    fails(Fault.FORBIDDEN, device.toString(), "input");
  }

  @Test
  void whatIsNoInputDeviceCannotBeGrabbedAndSaysSo() {
    start(Grab.BY_KERNEL);
    fails(Fault.WRONG_ANSWER, device.toString());
  }

  @Test
  void garbageAtFullSpeedLeavesTheMemoryFlatAndTheNextCardIsRead() throws IOException {
    start();
    works();
    Random random = new Random(4);
    Typist typist = new Typist();
    for (int event = 0; event < 40_000; event++) {
      typist.event(random.nextInt(3), random.nextInt(140), random.nextInt(3));
    }
    byte[] garbage = typist.bytes();
    long before = usedAfterCollection();
    for (int time = 0; time < 50; time++) {
      play(garbage);
    }
    long grown = usedAfterCollection() - before;
    // Every sight is kept by this test; a gate keeps none.
    long kept = sights.stream().mapToLong(sight -> 100 + text(sight).length()).sum();
    assertTrue(grown < kept + (8 << 20), "the heap has grown by " + grown + " bytes");
    Typist quiet = new Typist();
    for (int code = 0; code < 140; code++) {
      quiet.release(code);
    }
    play(quiet.enter().type("024088000001").enter().bytes());
    await().until(() -> text(sights.getLast()).equals("024088000001"));
  }

  private static long usedAfterCollection() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void closingEndsAReadThatWaits() {
    start();
    works();
    keeper.close();
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .anyMatch(name -> name.equals("part-" + PART.name()) || name.equals("wedge-ear")),
        "the threads that read and understood are gone");
    assertEquals(new Condition.Working(), condition());
  }
}
