package vn.tram.systemtests.rig;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** What was looked at, a line each: {@code ok …} or {@code FAILED …}. */
final class Findings {
  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

  private final PrintStream out;
  private final Callable<String> context;
  private int failed;

  /**
   * Nothing was looked at yet.
   *
   * @param context what else is worth knowing when something failed
   */
  Findings(PrintStream out, Callable<String> context) {
    this.out = out;
    this.context = context;
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
      out.println("FAILED " + promise + ": " + line(String.valueOf(e)) + context());
    }
  }

  private String context() {
    try {
      return " [" + line(context.call()) + "]";
    } catch (Exception e) {
      return " [and no more is known: " + line(String.valueOf(e)) + "]";
    }
  }

  private static String line(String text) {
    return BREAK.matcher(text.strip()).replaceAll(" / ");
  }

  /** A figure that is no promise. */
  void tell(String line) {
    out.println("rig: " + line);
  }

  int failed() {
    return failed;
  }
}
