package vn.tram.edge.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import vn.tram.edge.app.StartFailure.Problem;

/** Runs the gate of a folder until it is told to end. */
public final class GateMain {
  private GateMain() {}

  /**
   * Starts a gate. Its last step prints {@code gate ready node=… console=…}; a gate that cannot
   * start prints one sentence and exits with status 1.
   *
   * @param args the gate's folder; or {@code --train}, with which the build teaches the JVM what a
   *     start needs
   */
  public static void main(String[] args) throws InterruptedException {
    configureLogging();
    if (args.length != 1) {
      fail(new StartFailure(Problem.USAGE), language());
    } else if (args[0].equals("--train")) {
      Rehearsal.play();
    } else {
      run(new GateHome(Path.of(args[0])));
    }
  }

  private static void run(GateHome home) throws InterruptedException {
    try {
      GateProgram program = GateProgram.start(home);
      Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
      System.out.println(program.readyLine());
      System.out.flush();
      new CountDownLatch(1).await();
    } catch (StartFailure e) {
      fail(e, Settings.language(home.settings()).orElseGet(GateMain::language));
    }
  }

  /** As the program has it, unless whoever starts it brings a configuration of his own. */
  private static void configureLogging() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream configuration = GateMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own logging configuration is missing", e);
    }
  }

  private static void fail(StartFailure failure, Locale language) {
    System.err.println(failure.sentence(language));
    System.exit(1);
  }

  /** As the launcher has it from the terminal; Vietnamese where nobody says anything. */
  private static Locale language() {
    String wish = System.getenv().getOrDefault("TRAM_LANGUAGE", "vi");
    return wish.startsWith("en") ? GateConfig.ENGLISH : GateConfig.VIETNAMESE;
  }
}
