package vn.tram.systemtests.drain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.journal.JournalException;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.crowd.Backlog;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate process that was long without a network meets its hub process: over TLS, through a proxy
 * that counts the bytes, into PostgreSQL with everything on that keeps a commit.
 */
public final class DrainBench {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Installation installation;
  private final Backlog backlog;
  private final Consumer<String> story;

  /**
   * A bench.
   *
   * @param installation whose programs are run
   * @param backlog what is waiting
   * @param story hears what happens, a line each
   */
  public DrainBench(Installation installation, Backlog backlog, Consumer<String> story) {
    this.installation = installation;
    this.backlog = backlog;
    this.story = story;
  }

  /**
   * Measures in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when a check-in is missing at the end, or nothing arrives any more
   */
  public DrainFigures run(Path below)
      throws ProofException,
          ProvisioningException,
          JournalException,
          IOException,
          SQLException,
          InterruptedException {
    WorkFolder folder = WorkFolder.make(below, "drain");
    Path hubHome = folder.path().resolve("hub");
    HubFolder hub = HubFolder.found(hubHome, HubPlan.loopback(), Instant.now());
    DrainFigures figures;
    try (HubProcess hubProcess =
            HubProcess.start(installation, hubHome, folder.path().resolve("hub.log"));
        HubDatabase database = HubDatabase.of(hubHome);
        Link link = Link.to(hubProcess.broker())) {
      GateHome gate = ProofGate.enrol(hub, folder.path().resolve("gate"), link.port());
      long entries = backlog.fill(gate, ProofGate.NAME, hub.passKey());
      story.accept(
          "drain: " + entries + " entries, " + journalMegabytes(gate) + " MB of journal wait");
      figures = drain(folder, hubProcess, database, link);
      hubProcess.stop();
    }
    folder.close();
    return figures;
  }

  private DrainFigures drain(WorkFolder folder, HubProcess hub, HubDatabase database, Link link)
      throws ProofException,
          ProvisioningException,
          IOException,
          SQLException,
          InterruptedException {
    String node = ProofGate.NAME.value();
    Path home = folder.path().resolve("gate");
    Path hubHome = folder.path().resolve("hub");
    Labour before = Labour.ofHub(hub.pid(), hubHome);
    try (GateProcess gate =
        GateProcess.start(installation, home, folder.path().resolve("gate.log"))) {
      long end = Progress.await(() -> database.committed(node), backlog.checkIns(), LOOK, PATIENCE);
      long bytes = link.up() + link.down();
      Labour labour = Labour.ofHub(hub.pid(), hubHome).withGate(gate.pid()).since(before);
      double seconds = (end - link.firstConnection().join()) / 1e9;
      long counted = database.counted();
      if (counted != backlog.checkIns()) {
        throw new ProofException("not-all-there", counted, backlog.checkIns());
      }
      story.accept(
          "drain: "
              + link.up()
              + " bytes up, "
              + link.down()
              + " bytes down, "
              + link.connections()
              + " connections, "
              + database.persons()
              + " persons known");
      story.accept("drain: " + labour.line());
      gate.stop();
      tellVisits(database, hub, hubHome, end);
      return new DrainFigures(counted, seconds, bytes);
    }
  }

  /** Visits are paired off the receipts' path; while a backlog comes in, now and then only. */
  private void tellVisits(HubDatabase database, HubProcess hub, Path hubHome, long end)
      throws ProofException, IOException, SQLException, InterruptedException {
    Labour before = Labour.ofHub(hub.pid(), hubHome);
    long paired = Progress.await(() -> -database.unpaired(), 0, LOOK, PATIENCE);
    story.accept(
        String.format(
                Locale.ROOT,
                "drain: %d visits, the last of them paired %.1f s later; ",
                database.visits(),
                (paired - end) / 1e9)
            + Labour.ofHub(hub.pid(), hubHome).since(before).line());
  }

  private static long journalMegabytes(GateHome gate) throws IOException {
    try (var files = Files.walk(gate.journal())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1_000_000;
    }
  }
}
