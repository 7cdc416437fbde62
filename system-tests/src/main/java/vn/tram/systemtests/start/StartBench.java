package vn.tram.systemtests.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.Camera;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Photo;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.crowd.Backlog;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate process with a full journal and no network is started again and again. Each time it has to
 * beep for a picture of a card before its memory is looked at.
 */
public final class StartBench {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
  private static final long SEED = 1022;

  /** Nobody listens there: whoever may is the system itself. */
  private static final int DEAD_PORT = 1;

  private final Installation installation;
  private final Backlog backlog;
  private final int runs;
  private final Consumer<String> story;

  /**
   * A bench.
   *
   * @param installation whose programs are run
   * @param backlog what the journal holds
   * @param runs odd, so that there is a median
   * @param story hears what happens, a line each
   */
  public StartBench(Installation installation, Backlog backlog, int runs, Consumer<String> story) {
    this.installation = installation;
    this.backlog = backlog;
    this.runs = runs;
    this.story = story;
  }

  /**
   * Measures in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when the gate does not beep
   */
  public StartFigures run(Path below)
      throws ProofException,
          ProvisioningException,
          JournalException,
          IOException,
          InterruptedException {
    WorkFolder folder = WorkFolder.make(below, "start");
    HubFolder hub =
        HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    GateHome gate = ProofGate.enrol(hub, folder.path().resolve("gate"), DEAD_PORT);
    long entries = backlog.fill(gate, ProofGate.NAME, hub.passKey());
    story.accept("start: " + entries + " entries in the journal");

    List<Citizen> visitors = Street.of(SEED, runs + 1, hub.passKey());
    var ready = new ArrayList<Long>();
    var resident = new ArrayList<Long>();
    Path log = folder.path().resolve("gate.log");
    for (int run = 0; run <= runs; run++) {
      long start = System.nanoTime();
      try (GateProcess process = GateProcess.start(installation, gate.root(), log)) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        beep(gate, visitors.get(run), run + 1);
        long megabytes = residentBytes(process.pid()) / 1_000_000;
        process.stop();
        // The first start after a build may still make what the later ones live on.
        if (run > 0) {
          ready.add(millis);
          resident.add(megabytes);
        }
        story.accept("start: run " + run + " ready-ms=" + millis + " rss-mb=" + megabytes);
      }
    }
    folder.close();
    return new StartFigures(median(ready), median(resident));
  }

  /** Holds a card before the camera until the box has promised to remember it. */
  private static void beep(GateHome gate, Citizen visitor, int beeps)
      throws IOException, ProofException, InterruptedException {
    Photo photo = Camera.look(visitor.cards().getFirst(), new SplittableRandom(SEED));
    Path growing = Files.write(gate.root().resolve("photo" + photo.suffix()), photo.bytes());
    Path camera = gate.box().resolve(VirtualBox.CAMERA).resolve(growing.getFileName());
    Files.move(growing, camera, StandardCopyOption.ATOMIC_MOVE);
    Path witness = gate.box().resolve(VirtualBox.WITNESS);
    Progress.await(() -> (long) Files.readAllLines(witness).size(), beeps, LOOK, PATIENCE);
  }

  private static long residentBytes(long pid) throws IOException, ProofException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    Matcher line = RESIDENT.matcher(Files.readString(status));
    if (!line.find()) {
      throw new ProofException("no-resident-size", status);
    }
    return Long.parseLong(line.group(1)) * 1024;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
