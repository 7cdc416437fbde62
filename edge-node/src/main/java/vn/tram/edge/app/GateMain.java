package vn.tram.edge.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogManager;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.journal.Journals;

/** Runs the gate of a folder until it is told to end. */
public final class GateMain {
  private static final System.Logger LOG = System.getLogger(GateMain.class.getName());
  private static final Duration FULL_DISK_LOOK = Duration.ofSeconds(2);

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
    var running = new AtomicReference<GateProgram>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    warn(home);
    boolean told = false;
    while (true) {
      try (GateProgram program = GateProgram.start(home)) {
        running.set(program);
        told = false;
        System.out.println(program.readyLine());
        System.out.flush();
        program.awaitEnd();
      } catch (StartFailure e) {
        if (e.problem() != Problem.JOURNAL_FULL) {
          fail(e, language(home));
        }
        // A gate on a wall has nobody to start it again: it begins as soon as there is room.
        if (!told) {
          System.err.println(e.sentence(language(home)));
        }
        told = true;
        new CountDownLatch(1).await(FULL_DISK_LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private static void warn(GateHome home) {
    try {
      if (Journals.mayTear(Files.getFileStore(home.root()))) {
        var warning = new StartFailure(Problem.BLOCKS_SMALL, home.root());
        System.err.println(warning.sentence(language(home)));
      }
      if (GateKeys.forgotten(home)) {
        var warning = new StartFailure(Problem.SECRET_LOST, home.nodeSecret());
        System.err.println(warning.sentence(language(home)));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the start says what is wrong with the folder", e);
    }
  }

  private static void stop(AtomicReference<GateProgram> running) {
    GateProgram program = running.get();
    if (program != null) {
      program.close();
    }
  }

  private static Locale language(GateHome home) {
    return Settings.language(home.settings()).orElseGet(GateMain::language);
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
