package vn.tram.edge.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import vn.tram.edge.app.StartFailure.Problem;

/** Runs the gate of a folder until it is told to end. */
public final class GateMain {
  private static final String LOG_FORMAT = "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n";

  private GateMain() {}

  /**
   * Starts a gate. Its last step prints {@code gate ready node=… console=…}; a gate that cannot
   * start prints one sentence and exits with status 1.
   *
   * @param args the gate's folder; or {@code --train}, with which the build teaches the JVM what a
   *     start needs
   */
  public static void main(String[] args) throws InterruptedException {
    System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
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
