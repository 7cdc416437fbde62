package vn.tram.edge.journal;

import java.nio.file.Path;
import java.util.Map;

/**
 * How Derby runs in this process. It reads these when it is loaded, so the first journal of a
 * process decides; {@code derby.system.durability} is not among them and must never be.
 */
final class Engine {
  private static final Map<String, String> SETTINGS =
      Map.of(
          // Only the owner may read what is created.
          "derby.storage.useDefaultFilePermissions", "false",
          // 4 KB pages in memory: the tail of the log and the visitors of a day.
          "derby.storage.pageCacheSize", "1500",
          // Bytes of log to replay at most after a cut: a start stays short.
          "derby.storage.checkpointInterval", "4194304",
          "derby.storage.logSwitchInterval", "2097152",
          // A reader never waits for a lock; what waits longer than this hangs.
          "derby.locks.waitTimeout", "10",
          "derby.infolog.append", "false");

  private Engine() {}

  static void configure(Path log) {
    SETTINGS.forEach(Engine::setUnlessSet);
    setUnlessSet("derby.stream.error.file", log.toString());
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
