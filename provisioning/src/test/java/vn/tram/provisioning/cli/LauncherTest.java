package vn.tram.provisioning.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With JDKs that are scripts, and a copy of the launcher in a project that is not built. */
class LauncherTest {
  private static final Path ROOM = Path.of("").toAbsolutePath();

  @TempDir Path folder;
  private Path project;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void aProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project"));
    Path room = Files.createDirectories(project.resolve("provisioning"));
    Path launcher = Files.copy(ROOM.resolve("tram"), room.resolve("tram"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(ROOM.resolve("find-jdk.sh"), room.resolve("find-jdk.sh"));
    environment.put("HOME", folder.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("TRAM_LANGUAGE", "en");
  }

  @Test
  void aProjectThatIsNotBuiltIsSaidSo() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", true).toString());
    Answer answer = tram("--help");
    assertEquals(1, answer.status());
    assertTrue(answer.text().contains("mvn package"), answer.text());
    environment.put("TRAM_LANGUAGE", "vi_VN.UTF-8");
    assertTrue(tram("--help").text().contains("chưa được biên dịch"));
  }

  @Test
  void theJdkOfJavaHomeIsTakenWhenItIsNewEnough() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("anything", "25", true).toString());
    assertTrue(tram("x").text().startsWith("25 "), tram("x").text());
  }

  @Test
  void theVersionIsWhatTheJdkSaysAndNotWhatItsFolderIsCalled() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("jdk-25", "17", true).toString());
    assertFalse(tram("x").text().startsWith("17 "), tram("x").text());
  }

  @Test
  void aJdkWithoutAReleaseFileIsAsked() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("anything", "27", false).toString());
    assertTrue(tram("x").text().startsWith("27 "), tram("x").text());
  }

  @Test
  void theLauncherWorksThroughLinksAndFromAnyFolder() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("anything", "25", true).toString());
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(
        bin.resolve("first"), bin.relativize(project.resolve("provisioning/tram")));
    Path second = Files.createSymbolicLink(folder.resolve("second"), bin.resolve("first"));
    Answer answer = run(Path.of("/"), second.toString(), "enrol", "--title", "Chợ Long Hoa");
    assertTrue(
        answer.text().contains("provisioning.jar") && answer.text().contains("enrol"),
        answer.text());
    assertTrue(answer.text().contains("Chợ Long Hoa"), answer.text());
  }

  @Test
  void gatesAndHubsRunOnTheirOwnClassPaths() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("anything", "25", true).toString());
    assertTrue(tram("gate", "/g").text().strip().endsWith("vn.tram.edge.app.GateMain /g"));
    assertTrue(tram("hub", "/h").text().strip().endsWith("vn.tram.hub.app.HubMain /h"));
    assertTrue(tram("hub", "init", "/h").text().strip().endsWith("cli.Tram hub init /h"));
    assertTrue(tram("gate").text().strip().endsWith("cli.Tram gate"));
  }

  @Test
  void aCacheThatABuildHasNotRenewedYetIsNotUsed() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("anything", "25", true).toString());
    Path target = project.toRealPath().resolve("edge-node/target");
    Path jar = target.resolve("edge-node.jar");
    Path cache = Files.createFile(target.resolve("edge-node.aot"));
    Files.writeString(target.resolve("edge-node.aot.folder"), target.toString());
    FileTime made = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(cache, FileTime.from(made.toInstant().plusSeconds(60)));
    assertTrue(tram("gate", "/g").text().contains("-XX:AOTCache=" + cache), "not used");
    Files.setLastModifiedTime(cache, FileTime.from(made.toInstant().minusSeconds(60)));
    assertFalse(tram("gate", "/g").text().contains("AOTCache"), "used");
  }

  private record Answer(int status, String text) {}

  private Answer tram(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = project.resolve("provisioning/tram").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(folder, command);
  }

  private Answer run(Path from, String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  private void built() throws IOException {
    for (String jar :
        new String[] {
          "provisioning/target/provisioning.jar",
          "edge-node/target/edge-node.jar",
          "central-hub/target/central-hub.jar"
        }) {
      Path file = project.resolve(jar);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  /** A java that says its version, and what it was called with. */
  private Path jdk(String name, String version, boolean release) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.specification.version = %1$s" >&2
        else
          echo "%1$s $*"
        fi
        """
            .formatted(version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (release) {
      Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    }
    return home;
  }
}
