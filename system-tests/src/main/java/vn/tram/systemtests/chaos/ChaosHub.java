package vn.tram.systemtests.chaos;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.text.ProofException;

/** A hub as a process. */
final class ChaosHub implements AutoCloseable {
  private static final InetSocketAddress NOWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  private final Installation installation;
  private final Launch launch;
  private final Path home;
  private final Path log;
  private volatile HubProcess process;
  private volatile InetSocketAddress broker = NOWHERE;

  ChaosHub(Installation installation, Launch launch, Path home, Path log) {
    this.installation = installation;
    this.launch = launch;
    this.home = home;
    this.log = log;
  }

  /** Starts it; without a database or a broker it has to wait for them, and not to end. */
  void start() throws ProvisioningException, InterruptedException {
    process = launch.of(() -> HubProcess.start(installation, home, log));
    broker = process.broker();
  }

  Path home() {
    return home;
  }

  /** Where its own broker listens now. */
  InetSocketAddress broker() {
    return broker;
  }

  /**
   * SIGKILL.
   *
   * @throws ProofException when it had ended by itself
   */
  void kill() throws ProofException, InterruptedException {
    if (!process.alive()) {
      throw new ProofException("chaos-ended", "hub", log);
    }
    broker = NOWHERE;
    process.kill();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
