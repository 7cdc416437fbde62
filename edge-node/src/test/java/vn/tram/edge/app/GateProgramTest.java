package vn.tram.edge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.journal.Journals;

/** A gate as a whole: how it starts, why it does not, and what it knows when it starts again. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GateProgramTest {
  @TempDir Path folder;
  private GateHome home;

  @BeforeEach
  void furnish() throws IOException, InterruptedException {
    home = Rehearsal.furnish(folder);
  }

  @Test
  void aPictureOfACardIsAnsweredAndRememberedOverAStart() throws Exception {
    try (GateProgram gate = GateProgram.start(home)) {
      assertTrue(
          gate.readyLine().matches("gate ready node=rehearsal console=http://127\\.0\\.0\\.1:\\d+"),
          gate.readyLine());
      gate.box().show(Rehearsal.picture(1));
      gate.box().show(Rehearsal.picture(2));
      assertEquals(2, gate.gate().log().book().inside());
    }
    assertEquals(2, Files.readAllLines(home.box().resolve("witness.log")).size());
    try (GateProgram gate = GateProgram.start(home)) {
      assertEquals(2, gate.gate().log().book().inside());
    }
  }

  @Test
  void theGateMakesItsOwnSecretsForItsOwnerOnly() throws Exception {
    GateProgram.start(home).close();
    for (Path secret : List.of(home.journalKey(), home.nodeSecret())) {
      assertEquals(64, Files.readString(secret).strip().length());
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }
  }

  @Test
  void aBoardFileThatNobodyCanReadStopsNobody() throws Exception {
    Files.writeString(home.boxFile(), "parts: [");
    try (GateProgram gate = GateProgram.start(home)) {
      gate.box().show(Rehearsal.picture(1));
      assertEquals(1, gate.gate().log().book().inside());
    }
  }

  @Test
  void aMissingFolderIsMissed() {
    assertEquals(Problem.NO_FOLDER, problem(new GateHome(folder.resolve("nowhere"))));
  }

  @Test
  void eachMissingFileIsNamed() throws IOException {
    for (Path file :
        List.of(
            home.certificate(),
            home.password(),
            home.authority(),
            home.signingKey(),
            home.hubSigningKey(),
            home.hubPassKey(),
            home.hubSealKey())) {
      Path away = folder.resolve("away");
      Files.move(file, away);
      StartFailure e = assertThrows(StartFailure.class, () -> GateProgram.start(home));
      assertEquals(Problem.FILE_MISSING, e.problem(), file.toString());
      assertTrue(e.sentence(GateConfig.ENGLISH).contains(file.toString()), file.toString());
      Files.move(away, file);
    }
  }

  @Test
  void eachDamagedKeyIsNamed() throws IOException {
    for (Path file :
        List.of(home.certificate(), home.authority(), home.signingKey(), home.hubSealKey())) {
      byte[] good = Files.readAllBytes(file);
      Files.writeString(file, "not a key");
      StartFailure e = assertThrows(StartFailure.class, () -> GateProgram.start(home));
      assertEquals(Problem.FILE_WRONG, e.problem(), file.toString());
      assertTrue(e.sentence(GateConfig.ENGLISH).contains(file.toString()), file.toString());
      Files.write(file, good);
    }
  }

  @Test
  void aNameThatTheCertificateDoesNotBearIsRefusedBeforeAnythingIsRecorded() throws Exception {
    callIt("andere");
    StartFailure e = assertThrows(StartFailure.class, () -> GateProgram.start(home));
    assertEquals(Problem.NAME_FOREIGN, e.problem());
    for (Locale language : List.of(GateConfig.VIETNAMESE, GateConfig.ENGLISH)) {
      String sentence = e.sentence(language);
      assertTrue(sentence.contains("\"rehearsal\"") && sentence.contains("\"andere\""), sentence);
    }
    assertFalse(Files.exists(home.journal()));
  }

  @Test
  void nothingIsCarriedOrSalvagedUnderANameThatTheCertificateDoesNotBear() throws Exception {
    try (GateProgram gate = GateProgram.start(home)) {
      gate.box().show(Rehearsal.picture(1));
    }
    callIt("andere");
    String said =
        new StartFailure(
                Problem.NAME_FOREIGN, home.certificate(), "rehearsal", home.settings(), "andere")
            .sentence(GateConfig.ENGLISH);
    Path out = Files.createDirectory(folder.resolve("out"));
    GateCarry.Report carried = new GateCarry(folder, GateConfig.ENGLISH).out(out);
    assertFalse(carried.done());
    assertEquals(List.of(said), carried.lines());
    var salvage = new GateSalvage(home.journal(), folder, Optional.empty(), GateConfig.ENGLISH);
    GateSalvage.Report salvaged = salvage.into(out);
    assertFalse(salvaged.done());
    assertEquals(List.of(said), salvaged.lines());
    assertEquals(0, out.toFile().list().length);
    callIt("rehearsal");
    Files.delete(home.certificate());
    assertTrue(salvage.into(out).done(), "a broken folder is salvaged without a certificate");
  }

  private void callIt(String name) throws IOException {
    String settings = Files.readString(home.settings());
    Files.writeString(home.settings(), settings.replaceFirst("(?m)^node: .*$", "node: " + name));
  }

  @Test
  void aJournalWithoutItsKeyIsKeptWholeAndTheGateWorks() throws Exception {
    GateProgram.start(home).close();
    Files.delete(home.journalKey());
    try (GateProgram gate = GateProgram.start(home)) {
      gate.box().show(Rehearsal.picture(1));
      assertEquals(1, gate.gate().log().book().in());
      assertEquals(1, Journals.aside(home.journal()).size());
    }
  }

  @Test
  void aLostSecretOfTheMarksIsSaidBeforeAnotherIsMade() throws Exception {
    assertFalse(GateKeys.forgotten(home), "a new gate has forgotten nobody");
    GateProgram.start(home).close();
    assertFalse(GateKeys.forgotten(home));
    Files.delete(home.nodeSecret());
    Process process = process(folder);
    try (BufferedReader lines = process.inputReader()) {
      assertTrue(lines.readLine().startsWith("gate ready node=rehearsal"));
      process.toHandle().destroy();
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      Locale language = Settings.language(home.settings()).orElseThrow();
      assertTrue(
          said.contains(
              new StartFailure(Problem.SECRET_LOST, home.nodeSecret()).sentence(language)),
          said);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theJournalOfARunningGateIsNotSalvaged() throws Exception {
    try (GateProgram gate = GateProgram.start(home)) {
      var salvage = new GateSalvage(home.journal(), folder, Optional.empty(), GateConfig.ENGLISH);
      GateSalvage.Report report = salvage.into(folder);
      assertFalse(report.done());
      assertEquals(
          List.of(
              new StartFailure(Problem.SALVAGE_IN_USE, home.journal())
                  .sentence(GateConfig.ENGLISH)),
          report.lines());
      gate.box().show(Rehearsal.picture(1));
      assertEquals(1, gate.gate().log().book().inside());
    }
  }

  @Test
  void aJournalThatTurnsOutToBeDamagedMakesRoomForAnother() throws Exception {
    GateProgram.start(home).close();
    Files.createFile(home.journal().resolve("damaged"));
    try (GateProgram gate = GateProgram.start(home)) {
      gate.box().show(Rehearsal.picture(1));
      assertEquals(1, gate.gate().log().book().in());
      assertEquals(1, Journals.aside(home.journal()).size());
    }
  }

  @Test
  void aSecondProgramOnTheSameJournalIsSentAway() throws Exception {
    try (GateProgram first = GateProgram.start(home)) {
      assertEquals(Problem.JOURNAL_IN_USE, problem(home));
      first.box().show(Rehearsal.picture(1));
      assertEquals(1, first.gate().log().book().inside());
    }
  }

  @Test
  void aPortInUseIsSaidAndLeavesTheJournalToTheNext() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String settings = Files.readString(home.settings());
      Files.writeString(
          home.settings(), settings.replace("port: 0", "port: " + taken.getLocalPort()));
      assertEquals(Problem.PORT, problem(home));
      Files.writeString(home.settings(), settings);
      GateProgram.start(home).close();
    }
  }

  @Test
  void aProcessThatCannotStartSaysOneSentenceAndEndsWithOne() throws Exception {
    Process process = process(folder.resolve("nowhere"));
    String said =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(1, process.waitFor());
    assertEquals(
        new StartFailure(Problem.NO_FOLDER, folder.resolve("nowhere")).sentence(GateConfig.ENGLISH),
        said);
  }

  @Test
  void aProcessThatIsToldToEndLeavesTheJournalInOrder() throws Exception {
    Process process = process(folder);
    try (BufferedReader lines = process.inputReader()) {
      assertTrue(lines.readLine().startsWith("gate ready node=rehearsal"));
      process.toHandle().destroy();
      assertEquals(128 + 15, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
    GateProgram.start(home).close();
  }

  private static Problem problem(GateHome home) {
    return assertThrows(StartFailure.class, () -> GateProgram.start(home)).problem();
  }

  private static Process process(Path home) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dstderr.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            GateMain.class.getName(),
            home.toString());
    builder.environment().put("TRAM_LANGUAGE", "en");
    return builder.start();
  }
}
