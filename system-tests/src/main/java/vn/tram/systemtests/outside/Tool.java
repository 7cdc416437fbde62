package vn.tram.systemtests.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.tram.systemtests.text.ProofException;

/** Runs a program of the system to its end. */
public final class Tool {
  private static final int PATIENCE_SECONDS = 60;

  /** Where administrators' programs stand, whether or not the shell looks there. */
  private static final List<String> SYSTEM = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

  private Tool() {}

  /** Where a program stands, if it is installed. */
  public static Optional<Path> find(String name) {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), SYSTEM.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs a program that has to succeed.
   *
   * @return what it said
   * @throws ProofException when it is missing, fails or hangs
   */
  public static String run(String... command) throws ProofException, InterruptedException {
    Path program =
        find(command[0]).orElseThrow(() -> new ProofException("tool-missing", command[0]));
    String[] resolved = command.clone();
    resolved[0] = program.toString();
    try {
      Process process = new ProcessBuilder(resolved).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ProofException("tool-failed", String.join(" ", command), said.strip());
      }
      if (process.exitValue() != 0) {
        throw new ProofException("tool-failed", String.join(" ", command), said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new ProofException(e, "tool-failed", String.join(" ", command), e.getMessage());
    }
  }
}
