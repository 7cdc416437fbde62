package vn.tram.provisioning.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.Camera;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** Shows the whole system at work, then reckons whether it kept every promise. */
public final class Demo {
  private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(400);

  /** After Ctrl-C: the network comes back, the backlog drains, every beep is compared. */
  private static final Duration LAST_THINGS = Duration.ofSeconds(150);

  private static final int CANNOT_GO_ON = 1;

  private final DemoPlan plan;
  private final Terminal terminal;
  private final Bell bell = new Bell();

  /** The thread that starts everything; empty once there is a town that can come to a good end. */
  private final AtomicReference<Optional<Thread>> builder =
      new AtomicReference<>(Optional.of(Thread.currentThread()));

  private Demo(DemoPlan plan, Terminal terminal) {
    this.plan = plan;
    this.terminal = terminal;
  }

  /**
   * Runs the demo to its end and leaves no process behind, also when this process is told to end.
   *
   * @param out UTF-8
   * @param err UTF-8; gets one sentence when something does not start or ends by itself
   * @return 0 only if every beep came to one check-in and the case has contacts
   */
  public static int run(DemoPlan plan, PrintWriter out, PrintWriter err) {
    Demo demo = new Demo(plan, Terminal.of(out, err));
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread hook = Thread.ofPlatform().name("end").unstarted(() -> demo.endEarly(status));
    Runtime.getRuntime().addShutdownHook(hook);
    int result = CANNOT_GO_ON;
    try {
      result = demo.run();
    } catch (ProvisioningException e) {
      demo.terminal.fail(e);
    } catch (IOException | SQLException e) {
      demo.terminal.fail(new ProvisioningException(e, Problem.DEMO_FAILED, e.getMessage()));
    } catch (InterruptedException e) {
      demo.terminal.print("Ended before it began.");
    } finally {
      // Said last: from now on the hook may end the process at any moment.
      status.complete(result);
    }
    return result;
  }

  /** On Ctrl-C: lets the demo come to its own end, and the process end with its own status. */
  private void endEarly(CompletableFuture<Integer> status) {
    bell.ring();
    builder.get().ifPresent(Thread::interrupt);
    try {
      Runtime.getRuntime().halt(status.get(LAST_THINGS.toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException e) {
      terminal.print("demo: did not come to an end within " + LAST_THINGS.toSeconds() + " s");
      Runtime.getRuntime().halt(CANNOT_GO_ON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int run() throws ProvisioningException, IOException, SQLException, InterruptedException {
    Installation installation = Installation.ofThisBuild();
    try (DataFolder data = DataFolder.take(plan.data())) {
      terminal.print("Trạm: one hub, three gates, " + DemoPlan.CITIZENS + " people. Starting ...");
      try (Town town = Town.build(data, installation)) {
        builder.set(Optional.empty());
        return inhabit(town, data);
      }
    }
  }

  private int inhabit(Town town, DataFolder data)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    List<Citizen> street = Street.of(plan.seed(), DemoPlan.CITIZENS, town.folder().passKey());
    Ledger ledger = new Ledger(street);
    Crowd crowd =
        new Crowd(
            street, town.places(), Camera::look, BETWEEN_ARRIVALS, plan.seed(), Instant.now());
    announce(town, data);
    Outcome outcome;
    try (HubRecords records = HubRecords.open(data.hub());
        Life life = Life.begin(town.places(), crowd, ledger)) {
      Watch watch = new Watch(town, ledger, life, records, terminal, bell);
      outcome = new Story(plan, town, ledger, life, watch, terminal).tell();
    }
    town.stop();
    terminal.print(outcome.line());
    return outcome.good() ? 0 : 1;
  }

  private void announce(Town town, DataFolder data) {
    terminal.print("");
    String login = town.hub().login().map(l -> l.user() + "  " + l.password()).orElse("-");
    terminal.print("  Hub    " + town.hub().console() + "   login: " + login);
    for (Place place : town.places()) {
      terminal.print("  Gate   " + place.gate().console() + "   " + place.title());
    }
    terminal.print("  Data   " + data.root() + "   (logs in logs/)");
    terminal.print(plan.length().isPresent() ? "" : "  Ctrl-C ends the demo.\n");
  }
}
