package vn.tram.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** With small shell scripts in the place of gates and hubs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProgramTest {
  private static final Pattern READY = Pattern.compile("ready at (\\d+)");

  @TempDir Path folder;

  @Test
  void isReadyWhenItSaysSo() throws Exception {
    try (Program program =
        start("echo starting; echo ready at 42; exec cat /dev/zero >/dev/null")) {
      assertEquals("42", program.ready().group(1));
      assertTrue(program.alive());
    }
  }

  @Test
  void oneThatCannotStartIsReportedInItsOwnWords() {
    ProvisioningException problem =
        assertThrows(
            ProvisioningException.class,
            () ->
                start("echo looking around; echo 'The port is in use: take another.' >&2; exit 3"));
    assertEquals(Problem.PROCESS_ENDED, problem.problem());
    assertTrue(
        problem.getMessage().contains("The port is in use: take another."), problem.getMessage());
  }

  @Test
  void oneThatNeverGetsReadyIsEndedAndReported() {
    ProvisioningException problem =
        assertThrows(
            ProvisioningException.class,
            () ->
                Program.start(
                    "it",
                    script("exec sleep 600"),
                    folder.resolve("log"),
                    READY,
                    Duration.ofMillis(300)));
    assertEquals(Problem.PROCESS_NOT_READY, problem.problem());
  }

  @Test
  void endsByItselfWhenAskedTo() throws Exception {
    try (Program program =
        start("trap 'echo bye; exit 7' TERM; echo ready at 1; while :; do sleep 0.05; done")) {
      assertEquals(7, program.stop(Duration.ofSeconds(30)));
      Awaitility.await().until(() -> program.sentence().equals("bye"));
    }
  }

  @Test
  void isKilledWhenItDoesNotEndInTime() throws Exception {
    try (Program program = start("trap '' TERM; echo ready at 1; while :; do sleep 0.05; done")) {
      assertEquals(128 + 9, program.stop(Duration.ofMillis(200)));
    }
  }

  @Test
  void closingLeavesNoChildOfItBehind() throws Exception {
    Program program = start("sleep 600 & echo $! > child; echo ready at 1; wait");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    program.close();
    Awaitility.await()
        .until(() -> ProcessHandle.of(child).map(handle -> !handle.isAlive()).orElse(true));
    assertFalse(program.alive());
  }

  @Test
  void itsLoginGoesToTheCallerAndNotToTheLog() throws Exception {
    try (Program program = start("echo 'login: admin geheim'; echo ready at 1; exec sleep 600")) {
      assertEquals(Optional.of("login: admin geheim"), program.secret());
    }
    Path log = folder.resolve("log");
    assertFalse(Files.readString(log).contains("geheim"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
  }

  @Test
  void doesNotEndWhenSomebodyPressesCtrlC() throws Exception {
    try (Program program = start("echo ready at 1; exec sleep 600")) {
      new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
      assertEquals(128 + 15, program.stop(Duration.ofSeconds(30)));
    }
  }

  @Test
  void endsWhenWhoeverStartedItIsGone() throws Exception {
    try (Program program = start("echo ready at 1; exec sleep 600")) {
      program.abandon();
      Awaitility.await().until(() -> !program.alive());
    }
  }

  @Test
  void leavesNoWatchmanBehindWhenItEndsByItself() throws Exception {
    Program program = start("echo ready at 1; sleep 0.2; read line; exit 0");
    ProcessHandle handle = ProcessHandle.of(program.pid()).orElseThrow();
    List<ProcessHandle> watchmen = handle.children().toList();
    Awaitility.await().until(() -> !program.alive());
    Awaitility.await().until(() -> watchmen.stream().noneMatch(ProcessHandle::isAlive));
  }

  private Program start(String script) throws Exception {
    return Program.start(
        "it", script(script), folder.resolve("log"), READY, Duration.ofSeconds(30));
  }

  private List<String> script(String script) {
    return List.of("/bin/sh", "-c", "cd \"$0\" || exit; " + script, folder.toString());
  }
}
