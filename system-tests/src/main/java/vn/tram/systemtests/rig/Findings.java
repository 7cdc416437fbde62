package vn.tram.systemtests.rig;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** What was looked at, a line each: {@code ok …} or {@code FAILED …}. */
final class Findings {
  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

  private final PrintStream out;
  private int failed;

  Findings(PrintStream out) {
    this.out = out;
  }

  /** Tries something that throws, with a reason, where the promise does not hold. */
  void check(String promise, Callable<String> trial) throws InterruptedException {
    try {
      String figures = trial.call();
      out.println("ok " + promise + (figures.isEmpty() ? "" : ": " + figures));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed++;
      out.println("FAILED " + promise + ": " + BREAK.matcher(String.valueOf(e)).replaceAll(" / "));
    }
  }

  /** A figure that is no promise. */
  void tell(String line) {
    out.println("rig: " + line);
  }

  int failed() {
    return failed;
  }
}
