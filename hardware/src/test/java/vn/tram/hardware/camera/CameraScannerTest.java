package vn.tram.hardware.camera;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.eye.Pictures;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;

/** Real frames through a real process; only the camera is a file. */
class CameraScannerTest {
  private static final Part PART = new Part("eye", Part.Kind.SCANNER);
  private static final Keeper.Patience SHORT =
      new Keeper.Patience(Duration.ofMillis(1), Duration.ofMillis(4));

  /** After a film, so that the camera does not end. */
  private static final String FOR_EVER = "; exec sleep 600";

  private static final String SIZE = Film.WIDTH + " × " + Film.HEIGHT;

  private static final String OTHER = "079201000002";

  private final AtomicLong clock = new AtomicLong();
  private final Roll roll = new Roll();
  private final List<Sight> sights = Collections.synchronizedList(new ArrayList<>());
  private final List<Condition> conditions = Collections.synchronizedList(new ArrayList<>());
  private final List<Keeper> keepers = new ArrayList<>();
  @TempDir private Path folder;

  CameraScannerTest() {
    roll.listen(() -> conditions.add(roll.lines().getFirst().condition()));
  }

  @AfterEach
  void close() {
    keepers.forEach(Keeper::close);
  }

  private void watch(Duration patience, String... command) {
    var settings = new CameraSettings(Arrays.asList(command), Film.WIDTH, Film.HEIGHT);
    var scanner =
        new CameraScanner(settings, 3, () -> clock.incrementAndGet(), sights::add, patience);
    keepers.add(Keeper.start(PART, scanner, roll, SHORT));
  }

  private void watch(String shell) {
    watch(Duration.ofSeconds(20), "sh", "-c", shell);
  }

  private void play(Film film) {
    watch("cat '" + film.in(folder) + "'" + FOR_EVER);
  }

  private void expect(Fault fault, String... details) {
    await().until(() -> conditions.contains(new Condition.Failing(fault, List.of(details))));
  }

  private static BufferedImage card(String text) {
    return Pictures.code(text, 300);
  }

  @Test
  void readsACardAndSaysWhenAndInWhichLane() {
    play(new Film().frame(card(Pictures.CARD), 0));
    await().until(() -> !sights.isEmpty());
    assertEquals(new Scan(Pictures.CARD, 1, 3), sights.getFirst());
    assertEquals(new Condition.Working(), roll.lines().getFirst().condition());
  }

  @Test
  void aWallIsSilentAndACardAfterItIsSeen() {
    play(new Film().wall().wall().wall().frame(card(Pictures.CARD), 0));
    await().until(() -> !sights.isEmpty());
    assertEquals(1, sights.size(), () -> "saw " + sights);
  }

  @Test
  void aCardBeforeACameraThatRunsAsFastAsItCanIsOneSight() {
    Path card = new Film().frame(card(Pictures.CARD), 0).frame(card(Pictures.CARD), 9).in(folder);
    Path other = new Film().frame(card(OTHER), 0).in(folder);
    watch(
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do cat '"
            + card
            + "'; done; cat '"
            + other
            + "'"
            + FOR_EVER);
    await().until(() -> sights.size() == 2);
    assertEquals(
        List.of(Pictures.CARD, OTHER),
        sights.stream().map(Scan.class::cast).map(Scan::text).toList());
  }

  @Test
  void ofTwoCardsInViewNeitherIsTakenAndThatIsSaidOnce() {
    BufferedImage two =
        Pictures.sideBySide(Pictures.code(Pictures.CARD, 300), Pictures.code(OTHER, 300));
    Path both = new Film().frame(two, 0).frame(two, 5).frame(two, -5).in(folder);
    watch("while :; do cat '" + both + "'; done");
    await().until(() -> clock.get() > 200);
    assertEquals(1, sights.size(), () -> "saw " + sights);
    Unreadable.Reason reason = ((Unreadable) sights.getFirst()).reason();
    assertEquals(Unreadable.Reason.SEVERAL_CODES, reason);
  }

  private String sentence() {
    return new FaultWords(Locale.ENGLISH)
        .sentence((Condition.Failing) roll.lines().getFirst().condition());
  }

  @Test
  void aCommandThatIsMissingIsNotFound() {
    watch(Duration.ofSeconds(20), "no-such-camera");
    expect(Fault.NOT_FOUND, "no-such-camera", "box.yaml", "command");
    assertEquals(
        "The command no-such-camera is not on this machine: install the program that has it, or"
            + " correct \"command\" in box.yaml.",
        sentence());
  }

  @Test
  void ofTheCamerasOwnCommandThePackageIsNamed() {
    String missing = folder.resolve("rpicam-vid").toString();
    watch(Duration.ofSeconds(20), missing);
    expect(Fault.NOT_FOUND, missing, "rpicam-apps");
    assertTrue(sentence().endsWith("\"sudo apt install rpicam-apps\"."), sentence());
  }

  @Test
  void aCommandThatMayNotBeRunIsForbidden() throws Exception {
    Path file = Files.writeString(folder.resolve("camera"), "no program");
    watch(Duration.ofSeconds(20), file.toString());
    await()
        .until(
            () ->
                conditions.contains(
                    new Condition.Failing(Fault.FORBIDDEN, List.of(file.toString(), "video"))));
  }

  @Test
  void aCameraThatEndsIsStartedAgainAndReadsOn() {
    Path film = new Film().frame(card(Pictures.CARD), 0).in(folder);
    Path mark = folder.resolve("mark");
    Path later = new Film().frame(card(OTHER), 0).in(folder);
    watch(
        "if [ -e '%1$s' ]; then cat '%2$s'; exec sleep 600; fi; touch '%1$s'; cat '%3$s'"
            .formatted(mark, later, film));
    await().until(() -> sights.size() == 2);
    expect(Fault.LOST, "sh");
    await().until(() -> roll.lines().getFirst().condition() instanceof Condition.Working);
  }

  @Test
  void aCommandThatEndsWithoutAFrameIsToldWithItsLastWords() {
    watch("printf '\\033[1;31m[0:01:%s] [9]\\033[0m  ERROR no camera\\n\\n' $$ >&2; exit 7");
    expect(Fault.NO_ANSWER, "sh", "box.yaml", "7", "ERROR no camera");
    assertEquals(
        "The command sh ended without a picture (status 7), its last words were \"ERROR no"
            + " camera\": try the command from box.yaml by hand, and see whether the camera's"
            + " cable sits firmly.",
        sentence());
  }

  @Test
  void aCommandThatEndsWithoutAFrameAndWithoutAWordIsToldWithItsStatus() {
    watch(Duration.ofSeconds(20), "true");
    expect(Fault.NO_ANSWER, "true", "box.yaml", "0");
    assertTrue(sentence().startsWith("The command true ended without a picture (status 0):"));
  }

  @Test
  void whatTheCommandSaysAnewAtEachTryIsNoNews() {
    Path tries = folder.resolve("tries");
    watch("echo try >> '%s'; echo $$ >&2; exit 1".formatted(tries));
    await().until(() -> Files.exists(tries) && Files.readAllLines(tries).size() > 4);
    assertEquals(2, conditions.stream().distinct().count(), conditions::toString);
  }

  @Test
  void framesOfAnotherSizeAreTheWrongAnswer() {
    watch("cat '" + new Film().wall().torn().in(folder) + "'");
    expect(Fault.WRONG_ANSWER, "sh", SIZE);
  }

  @Test
  void aCameraThatSaysNothingDoesNotAnswer() {
    watch(Duration.ofMillis(1_050), "sleep", "600");
    expect(Fault.NO_ANSWER, "sleep", "1");
    assertTrue(sentence().startsWith("The command sleep has given no picture for 1 second"));
  }

  @Test
  void aCameraThatOnlyComplainsWithoutEndDoesNotAnswer() {
    watch(Duration.ofMillis(200), "sh", "-c", "exec yes 'no camera' >&2");
    expect(Fault.NO_ANSWER, "sh", "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat /dev/urandom", "yes", "yes camera", "yes hello"})
  void whatIsNoPictureIsTheWrongAnswerAndNeverCountsAsWorking(String command) {
    watch(Duration.ofSeconds(20), command.split(" "));
    expect(Fault.WRONG_ANSWER, command.split(" ")[0], SIZE);
    assertFalse(conditions.contains(new Condition.Working()), conditions::toString);
    assertEquals(List.of(), sights);
  }

  @Test
  void complaintsWithoutEndHoldNothingUp() {
    Path film = new Film().frame(card(Pictures.CARD), 0).in(folder);
    watch("head -c 3000000 /dev/zero >&2; cat '" + film + "'" + FOR_EVER);
    await().until(() -> !sights.isEmpty());
  }

  @Test
  void closingEndsTheCommandAndWhatItHasStarted() throws Exception {
    Path film = new Film().wall().in(folder);
    Path ids = folder.resolve("ids");
    watch("sleep 600 & echo $! > '%s'; echo $$ >> '%1$s'; cat '%s'; wait".formatted(ids, film));
    await().until(() -> roll.lines().getFirst().condition() instanceof Condition.Working);
    close();
    for (String id : Files.readAllLines(ids)) {
      await()
          .until(
              () ->
                  ProcessHandle.of(Long.parseLong(id)).map(ProcessHandle::isAlive).orElse(false)
                      == false);
    }
    assertFalse(Files.readAllLines(ids).isEmpty());
  }
}
