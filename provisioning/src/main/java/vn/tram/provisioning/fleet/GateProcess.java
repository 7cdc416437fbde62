package vn.tram.provisioning.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import vn.tram.provisioning.text.ProvisioningException;

/** A gate program that runs as a process of its own. */
public final class GateProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("gate ready node=(\\S+) console=(\\S+)");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Program program;
  private final URI console;

  private GateProcess(Program program, URI console) {
    this.program = program;
    this.console = console;
  }

  /**
   * Starts the gate of a folder and waits until it is ready to beep.
   *
   * @param log is appended to
   * @throws ProvisioningException when it does not get ready; the sentence is the gate's own
   */
  public static GateProcess start(Installation installation, Path home, Path log)
      throws ProvisioningException, InterruptedException {
    return start(installation, home, log, Map.of());
  }

  /**
   * Starts the gate of a folder in an environment of its own.
   *
   * @param environment what the process has besides this one's
   * @throws ProvisioningException when it does not get ready; the sentence is the gate's own
   */
  public static GateProcess start(
      Installation installation, Path home, Path log, Map<String, String> environment)
      throws ProvisioningException, InterruptedException {
    Program program =
        Program.start(
            "gate " + home.getFileName(), installation.gate(home), environment, log, READY, START);
    return new GateProcess(program, URI.create(program.ready().group(2)));
  }

  /** The address of the guard's page. */
  public URI console() {
    return console;
  }

  public long pid() {
    return program.pid();
  }

  public boolean alive() {
    return program.alive();
  }

  /** SIGKILL: as if the plug were pulled on the program; returns when it is gone. */
  public void kill() throws InterruptedException {
    program.kill();
  }

  /** SIGTERM; the exit status. */
  public int stop() throws InterruptedException {
    return program.stop(STOP);
  }

  @Override
  public void close() {
    program.close();
  }
}
