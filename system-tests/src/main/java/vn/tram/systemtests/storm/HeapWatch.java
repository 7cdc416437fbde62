package vn.tram.systemtests.storm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Looks every second, through the JDK's own window, at how much another Java's heap holds. */
final class HeapWatch implements AutoCloseable {
  private static final List<String> USED = List.of("S0U", "S1U", "EU", "OU");
  private static final double KILOBYTES = 1024;

  private final Process looks;
  private volatile double most;

  private HeapWatch(Process looks) {
    this.looks = looks;
  }

  static HeapWatch of(long pid) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jstat");
    var watch =
        new HeapWatch(
            new ProcessBuilder(tool.toString(), "-gc", Long.toString(pid), "1000")
                .redirectErrorStream(true)
                .start());
    Thread.ofVirtual().start(watch::read);
    return watch;
  }

  private void read() {
    try (BufferedReader lines = looks.inputReader(StandardCharsets.US_ASCII)) {
      List<String> names = words(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> values = words(line);
        most =
            Math.max(
                most,
                USED.stream()
                    .mapToDouble(name -> Double.parseDouble(values.get(names.indexOf(name))))
                    .sum());
      }
    } catch (IOException | RuntimeException e) {
      // It ends with the other program, in the middle of a line or not.
      looks.destroy();
    }
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  /** The most that was seen, garbage included, in megabytes; 0 when nothing could be seen. */
  long megabytes() {
    return Math.round(most / KILOBYTES);
  }

  @Override
  public void close() {
    looks.destroy();
  }
}
