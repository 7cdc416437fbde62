package vn.tram.systemtests.rig;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gate program as a process of its own, run by a user who is not root. */
final class GateRun implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("gate ready node=\\S+ console=(\\S+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
  private static final Pattern ANSWERS =
      Pattern.compile("tram_answers\\{answer=\"([a-z_]+)\"[^}]*\\} ([0-9]+)");
  private static final Duration START = Duration.ofMinutes(15);
  private static final Duration END = Duration.ofSeconds(20);
  private static final String USER = "tram";

  private final Process process;
  private final Path log;
  private final long startMillis;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI console;

  private GateRun(Process process, Path log, long startMillis, URI console) {
    this.process = process;
    this.log = log;
    this.startMillis = startMillis;
    this.console = console;
  }

  /**
   * Starts it as its launcher does, and waits until it is ready.
   *
   * @param program folder of the packaged jars
   * @param home the gate's folder
   * @param log begins anew
   * @param more arguments for the JVM
   */
  static GateRun start(Path program, Path home, Path log, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
    command.addAll(List.of("java", "@" + program.resolve("gate.jvmargs")));
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", program.resolve("edge-node.jar").toString()));
    command.addAll(List.of("vn.tram.edge.app.GateMain", home.toString()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Look.until(
          () -> {
            Broken.unless(process.isAlive(), "the gate ended: " + Files.readString(log));
            return READY.matcher(Files.readString(log)).find();
          },
          found -> found,
          START);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Matcher ready = READY.matcher(Files.readString(log));
    Broken.unless(ready.find(), "the gate's log forgot that it is ready");
    return new GateRun(process, log, millis, URI.create(ready.group(1)));
  }

  /** Makes the cache of the JVM, in the words of provisioning/README.md. */
  static void train(Path program, Path cache, Path log) throws Exception {
    Process process =
        new ProcessBuilder(
                "java",
                "@" + program.resolve("gate.jvmargs"),
                "-XX:TieredStopAtLevel=1",
                "-XX:AOTCacheOutput=" + cache,
                "-cp",
                program.resolve("edge-node.jar").toString(),
                "vn.tram.edge.app.GateMain",
                "--train")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new Broken("the cache was not made in " + START);
    }
    Broken.unless(process.exitValue() == 0, "no cache: " + Files.readString(log));
  }

  /** From the start of the process to its word that it is ready. */
  long startMillis() {
    return startMillis;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Memory that it has now. */
  long residentMegabytes() throws IOException, Broken {
    Matcher line =
        RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    Broken.unless(line.find(), "the kernel does not say how large the gate is");
    return Long.parseLong(line.group(1)) / 1_000;
  }

  /** A figure of its own, such as {@code tram_answers{answer="in"}}; 0 if it has none. */
  long figure(String name) throws IOException, InterruptedException {
    String name0 = name.endsWith("}") ? name.substring(0, name.length() - 1) : name;
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith(name0))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToLong(value -> (long) Double.parseDouble(value))
        .findFirst()
        .orElse(0);
  }

  /** How often it answered what, since it started; each answer with its figure. */
  String allAnswers() throws IOException, InterruptedException {
    Matcher answers = ANSWERS.matcher(get("/metrics"));
    return answers.results().map(one -> one.group(1) + "=" + one.group(2)).collect(joining(" "));
  }

  /** The page that the guard reads. */
  String page() throws IOException, InterruptedException {
    return get("/");
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(console.resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** How often it answered so, since it started. */
  long answers(String answer) throws IOException, InterruptedException {
    return figure("tram_answers{answer=\"" + answer + "\"");
  }

  /** Its newest word about a part: {@code works}, or a fault; empty if it said none. */
  String part(String name) throws IOException {
    Pattern word = Pattern.compile("part " + Pattern.quote(name) + "(?: (works)|: ([A-Z_]+))");
    String newest = "";
    Matcher words = word.matcher(Files.readString(log));
    while (words.find()) {
      newest = words.group(1) != null ? words.group(1) : words.group(2);
    }
    return newest;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
