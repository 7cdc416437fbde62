package vn.tram.provisioning.fleet;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.provisioning.text.ProvisioningException;

/** A hub program that runs as a process of its own, with its broker and its database. */
public final class HubProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("hub ready console=(\\S+) broker=ssl://(\\S+):(\\d+)");
  private static final Pattern LOGIN = Pattern.compile("login: (\\S+) (\\S+)");
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Program program;
  private final URI console;
  private final InetSocketAddress broker;

  private HubProcess(Program program) {
    MatchResult line = program.ready();
    this.program = program;
    this.console = URI.create(line.group(1));
    this.broker = new InetSocketAddress(line.group(2), Integer.parseInt(line.group(3)));
  }

  /**
   * Starts the hub of a folder and waits until gates can connect.
   *
   * @param log is appended to
   * @throws ProvisioningException when it does not get ready; the sentence is the hub's own
   */
  public static HubProcess start(Installation installation, Path home, Path log)
      throws ProvisioningException, InterruptedException {
    return new HubProcess(Program.start("hub", installation.hub(home), log, READY, START));
  }

  /** The address of the pages. */
  public URI console() {
    return console;
  }

  public InetSocketAddress broker() {
    return broker;
  }

  /** The first login, which a hub prints once in its life. */
  public Optional<Login> login() {
    return program
        .secret()
        .map(LOGIN::matcher)
        .filter(Matcher::matches)
        .map(line -> new Login(line.group(1), line.group(2)));
  }

  public long pid() {
    return program.pid();
  }

  public boolean alive() {
    return program.alive();
  }

  /** SIGKILL; returns when the hub is gone. Its database server may outlive it for a moment. */
  public void kill() throws InterruptedException {
    program.kill();
  }

  /** SIGTERM; the exit status. */
  public int stop() throws InterruptedException {
    return program.stop(STOP);
  }

  /** Leaves nothing behind: a hub that is killed cannot take its database server with it. */
  @Override
  public void close() {
    try {
      program.stop(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      program.close();
    }
  }

  /**
   * Whom the pages let in.
   *
   * @param user the name
   * @param password a secret
   */
  public record Login(String user, String password) {
    /** Only the name. */
    @Override
    public String toString() {
      return user;
    }
  }
}
