package vn.tram.systemtests.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.systemtests.text.ProofException;

/**
 * Runs Jazzer on one target, in a process of its own: it rewrites classes as they are loaded, and
 * libFuzzer ends the process as it likes.
 *
 * @param classPath with the targets and Jazzer
 * @param findings where an input stays that broke something
 */
record Jazzer(String classPath, Path findings) {
  private static final Pattern EXECUTED =
      Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
  private static final Pattern WRITTEN = Pattern.compile("Test unit written to (\\S+)");
  private static final int LONGEST = 4_096;
  private static final int TIMEOUT_SECONDS = 20;

  /**
   * What came out.
   *
   * @param executions how many inputs were tried
   * @param finding the input that broke something
   */
  record Outcome(long executions, Optional<Path> finding) {}

  /**
   * Tries until the effort is spent or something broke.
   *
   * @param seeds a folder of inputs to begin with
   * @param folder for what is learned, and the log
   */
  Outcome run(Target target, Path seeds, Path folder, Effort effort, long seed)
      throws IOException, InterruptedException, ProofException {
    Path learned = Files.createDirectories(folder.resolve("learned"));
    Path log = folder.resolve("log");
    Files.createDirectories(findings);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type(),
                "--instrumentation_includes=vn.tram.protocol.**",
                "--custom_hook_includes=vn.tram.protocol.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + findings.resolve(target.name() + "-"),
                "-print_final_stats=1",
                "-timeout=" + TIMEOUT_SECONDS,
                "-max_len=" + LONGEST,
                "-seed=" + seed,
                "-runs=" + effort.executions(),
                "-max_total_time=" + effort.seconds()));
    command.add(learned.toString());
    command.add(seeds.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status;
    try {
      status = process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    // The log holds inputs, too: any bytes.
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    Optional<Path> finding = last(WRITTEN, said).map(Path::of);
    Optional<Long> executed = last(EXECUTED, said).map(Long::valueOf);
    if (finding.isEmpty() && (status != 0 || executed.isEmpty())) {
      Path kept =
          Files.copy(
              log, findings.resolve(target.name() + ".log"), StandardCopyOption.REPLACE_EXISTING);
      throw new ProofException("jazzer-failed", kept);
    }
    return new Outcome(executed.orElse(0L), finding);
  }

  private static Optional<String> last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    Optional<String> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(matcher.group(1));
    }
    return last;
  }
}
