package vn.tram.provisioning.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps logs off a terminal where each line is for a person. */
final class Quiet {

  /** Held here, because the logging system forgets the level of a logger that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("vn.tram.hardware"), Logger.getLogger("com.pi4j"));

  private Quiet() {}

  /** What the parts of the box log: the command says it in sentences of its own. */
  static void hardware() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
