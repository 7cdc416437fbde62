package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/hub-1",
        "/Trường học Ổi/hub",
        "It's here; $HOME",
        "~root",
        "a&b",
        "\"quoted\"",
        "*"
      })
  void aShellReadsThePathBack(String path) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + CommandWord.of(Path.of(path))).start();
    assertEquals(path, new String(shell.getInputStream().readAllBytes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/srv/hub-1", "../Trường/hub.2", "demo-data/hub"})
  void aPlainPathStaysAsItIs(String path) {
    assertEquals(path, CommandWord.of(Path.of(path)));
  }
}
