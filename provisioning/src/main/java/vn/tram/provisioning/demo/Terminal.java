package vn.tram.provisioning.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.text.Texts;

/**
 * Where the story is told: lines that stay, and one that shows how things stand, in its place on a
 * terminal and every few seconds elsewhere. Safe for many threads.
 */
final class Terminal {
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  /** A line that does not fit would not stay in its place. */
  private static final int NARROW = 79;

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean live;
  private final long start = System.nanoTime();
  private long lastProgress = start;
  private boolean standing;

  private Terminal(PrintWriter out, PrintWriter err, boolean live) {
    this.out = out;
    this.err = err;
    this.live = live;
  }

  static Terminal of(PrintWriter out, PrintWriter err) {
    Console console = System.console();
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Terminal(out, err, console != null && console.isTerminal() && !dumb);
  }

  /** A line as it is. */
  synchronized void print(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /** A line of the story, with the time since the demo began. */
  synchronized void tell(String sentence) {
    clear();
    out.println(clock() + "  " + sentence);
  }

  /** Why the story ends here. */
  synchronized void fail(ProvisioningException problem) {
    clear();
    out.flush();
    err.println(Texts.of(System.getenv()).say(problem));
    err.flush();
  }

  /** How things stand. */
  synchronized void progress(String counts) {
    if (live) {
      String line = clock() + "  " + counts;
      out.print(CLEAR_LINE + line.substring(0, Math.min(NARROW, line.length())));
      out.flush();
      standing = true;
      return;
    }
    if (System.nanoTime() - lastProgress >= ELSEWHERE.toNanos()) {
      lastProgress = System.nanoTime();
      out.println(clock() + "  " + counts);
    }
  }

  private void clear() {
    if (standing) {
      out.print(CLEAR_LINE);
      standing = false;
    }
  }

  private String clock() {
    Duration since = Duration.ofNanos(System.nanoTime() - start);
    return String.format("%02d:%02d", since.toMinutes(), since.toSecondsPart());
  }
}
