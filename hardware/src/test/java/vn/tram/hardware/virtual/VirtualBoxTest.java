package vn.tram.hardware.virtual;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.eye.Pictures;
import vn.tram.hardware.part.Subscription;

class VirtualBoxTest {
  private static final byte[] CARD = Pictures.png(Pictures.code(Pictures.CARD, 200));
  private static final byte[] OTHER = Pictures.jpeg(Pictures.code("079201000002", 200));
  private static final Instant NOW = Instant.ofEpochMilli(1_795_000_000_000L);

  @TempDir private Path folder;
  private final AtomicLong bootMillis = new AtomicLong(5_000);
  private final List<Sight> sights = new CopyOnWriteArrayList<>();
  private VirtualBox box;

  @BeforeEach
  void open() {
    box = VirtualBox.open(folder, bootMillis::get, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    box.close();
  }

  /** A gate that greets every card and wonders at everything else. */
  private void startGate() {
    box.scanner().start(this::answer);
  }

  private void answer(Sight sight) {
    sights.add(sight);
    Tone tone = sight instanceof Scan ? Tone.IN : Tone.NOT_READ;
    box.display().show(new Screen(tone, tone.name(), "", ""));
    box.signal().sound(tone, sight);
  }

  private Path camera() {
    return folder.resolve(VirtualBox.CAMERA);
  }

  private void renameIntoTheCamera(String name, byte[] picture) throws IOException {
    Path elsewhere = Files.write(folder.resolve("elsewhere"), picture);
    Files.move(elsewhere, camera().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Sight sight : sights) {
      texts.add(sight instanceof Scan scan ? scan.text() : "-");
    }
    return texts;
  }

  private List<String> witness() throws IOException {
    return Files.readAllLines(folder.resolve(VirtualBox.WITNESS));
  }

  @Test
  void showsAPictureToTheGateAndReturnsItsAnswer() {
    startGate();
    Answer answer = box.show(CARD);
    assertEquals(new Scan(Pictures.CARD, 5_000, 0), answer.sight());
    assertEquals(Tone.IN, answer.state().tone());
    assertEquals(Lamp.GREEN, answer.state().lamp());
    assertEquals("IN", answer.state().screen().title());
    assertEquals(answer.state(), box.state());
  }

  @Test
  void answersAPictureThatCannotBeRead() throws IOException {
    startGate();
    Answer answer = box.show(new byte[] {1, 2, 3});
    assertEquals(new Unreadable(Unreadable.Reason.NOT_A_PICTURE, 5_000, 0), answer.sight());
    assertEquals(Lamp.AMBER, answer.state().lamp());
    assertEquals(List.of(), witness());
  }

  @Test
  void takesNoPictureBeforeItIsStartedOrAfterItIsClosed() {
    assertThrows(IllegalStateException.class, () -> box.show(CARD));
    startGate();
    box.scanner().close();
    assertThrows(IllegalStateException.class, () -> box.show(CARD));
    assertThrows(IllegalStateException.class, this::startGate);
  }

  @Test
  void seesPicturesThatAreRenamedIntoItsFolderAndRemovesThem() throws IOException {
    startGate();
    renameIntoTheCamera("1.png", CARD);
    await().until(() -> sights.size() == 1);
    renameIntoTheCamera("2.jpg", OTHER);
    await().until(() -> sights.size() == 2);
    assertEquals(List.of(Pictures.CARD, "079201000002"), texts());
    assertEquals(List.of(), files());
  }

  @Test
  void seesWhatWasThereBeforeItStarted() throws IOException {
    renameIntoTheCamera("1.png", CARD);
    renameIntoTheCamera("2.txt", new byte[] {'n', 'o'});
    startGate();
    await().until(() -> sights.size() == 2);
    assertEquals(List.of(Pictures.CARD, "-"), texts().stream().sorted().toList().reversed());
    assertEquals(List.of(), files());
  }

  @Test
  void leavesHiddenFilesAloneUntilTheyGetTheirName() throws IOException {
    Path writing = Files.write(camera().resolve(".1.png"), CARD);
    startGate();
    renameIntoTheCamera("2.jpg", OTHER);
    await().until(() -> sights.size() == 1);
    assertEquals(List.of(writing), files());
    Files.move(writing, camera().resolve("1.png"), StandardCopyOption.ATOMIC_MOVE);
    await().until(() -> sights.size() == 2);
    assertEquals(List.of("079201000002", Pictures.CARD), texts());
  }

  @Test
  void goesOnAfterAGateThatFailed() throws IOException {
    box.scanner()
        .start(
            sight -> {
              boolean first = sights.isEmpty();
              answer(sight);
              if (first) {
                throw new IllegalStateException("a gate that fails once");
              }
            });
    renameIntoTheCamera("1.png", CARD);
    await().until(() -> sights.size() == 1);
    renameIntoTheCamera("2.png", CARD);
    await().until(() -> sights.size() == 2);
  }

  @Test
  void watchesAStreamOfFramesAndCountsAHeldCardOnce() {
    startGate();
    byte[] wall = Pictures.jpeg(Pictures.paper(200, 200));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] frame : List.of(wall, CARD, CARD, wall, CARD, OTHER, OTHER, wall)) {
      stream.writeBytes(frame);
    }
    box.watch(new ByteArrayInputStream(stream.toByteArray()));
    await().until(() -> sights.size() == 2);
    assertEquals(List.of(Pictures.CARD, "079201000002"), texts());
  }

  @Test
  void watchesANamedPipeThroughSeveralWriters() throws Exception {
    Path pipe = folder.resolve(VirtualBox.PIPE);
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo"))
            && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor() == 0,
        "no named pipes here");
    box.close();
    box = VirtualBox.open(folder, bootMillis::get, InstantSource.fixed(NOW));
    startGate();
    Files.write(pipe, CARD, StandardOpenOption.WRITE);
    await().until(() -> sights.size() == 1);
    Files.write(pipe, OTHER, StandardOpenOption.WRITE);
    await().until(() -> sights.size() == 2);
    assertEquals(List.of(Pictures.CARD, "079201000002"), texts());
  }

  @Test
  void leavesALineOfWitnessForEveryGreenSignalAndForNoOther() throws IOException {
    startGate();
    box.show(CARD);
    box.show(new byte[0]);
    box.signal().sound(Tone.OUT, new Scan("Ế", 6_000, 0));
    box.signal().sound(Tone.ALREADY, new Scan("Ế", 6_001, 0));
    box.signal().sound(Tone.FAULT, new Scan("Ế", 6_002, 0));
    assertEquals(
        List.of(
            "1795000000000 IN " + bootMillis.get() + " " + Witness.hash(Pictures.CARD),
            "1795000000000 OUT 6000"
                + " a0ed9f43a5bc0d75ddc7e46077a6653f9dc95a3066255f1fa7f84034924c5537"),
        witness());
  }

  @Test
  void goesOnWithTheWitnessOfTheRunBeforeEvenWhereThatWasCutShort() throws IOException {
    box.close();
    Files.writeString(folder.resolve(VirtualBox.WITNESS), "1795000000000 IN 12ab");
    box = VirtualBox.open(folder, bootMillis::get, InstantSource.fixed(NOW));
    startGate();
    box.show(CARD);
    assertEquals(
        List.of(
            "1795000000000 IN 12ab",
            "1795000000000 IN " + bootMillis.get() + " " + Witness.hash(Pictures.CARD)),
        witness());
  }

  @Test
  void tellsItsListenersEveryStateInOrder() {
    List<BoxState> states = new CopyOnWriteArrayList<>();
    startGate();
    try (Subscription _ = box.listen(states::add)) {
      box.show(CARD);
    }
    box.show(CARD);
    assertEquals(2, states.size());
    assertEquals("IN", states.getFirst().screen().title());
    assertEquals(Tone.READY, states.getFirst().tone());
    assertEquals(Tone.IN, states.getLast().tone());
    assertEquals(1, states.getLast().answers());
  }

  @Test
  void playsAScript() throws Exception {
    startGate();
    Files.write(folder.resolve("card.png"), CARD);
    new ScriptRunner(box, folder)
        .run(
            Script.parse(
                List.of("show card.png", "wait for IN within 10s", "pause 1ms", "show card.png")));
    assertEquals(List.of(Pictures.CARD, Pictures.CARD), texts());
  }

  @Test
  void saysWhichLineOfAScriptFailedAndWhatTheBoxSoundedInstead() throws IOException {
    startGate();
    Files.write(folder.resolve("wall.png"), Pictures.png(Pictures.paper(200, 200)));
    ScriptRunner runner = new ScriptRunner(box, folder);
    Script hopeful = Script.parse(List.of("show wall.png", "wait for IN within 1ms"));
    assertEquals(
        "Line 2 of the script: IN did not come within 1 ms; the box sounded [NOT_READ].",
        assertThrows(ScriptException.class, () -> runner.run(hopeful)).getMessage());
    Script lost = Script.parse(List.of("show nowhere.png"));
    assertEquals(
        "Line 1 of the script: the picture nowhere.png cannot be read; name a file that exists.",
        assertThrows(ScriptException.class, () -> runner.run(lost)).getMessage());
  }

  @Test
  void saysWhatToDoWhereItsFolderCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    BoxException wrong =
        assertThrows(
            BoxException.class,
            () -> VirtualBox.open(file.resolve("box"), bootMillis::get, InstantSource.system()));
    assertTrue(wrong.getMessage().contains("Give the gate a folder"), wrong.getMessage());
  }

  @Test
  void namesNobodyInTheWordsOfAScan() {
    assertFalse(new Scan(Pictures.CARD, 0, 0).toString().contains("Mẫu"));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(camera())) {
      return files.toList();
    }
  }
}
