package vn.tram.systemtests.diskfull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Journals;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.SealException;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.Street;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.diskfull.Counter.Lamp;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate process on a small disk that another program fills at random moments and speeds, while
 * people come. Now and then the gate is killed while there is no byte left.
 */
public final class DiskfullProof {
  private static final int DISK_MEGABYTES = 128;
  private static final int RESERVE_MEGABYTES = 24;
  private static final int PEOPLE = 600;
  private static final int MOST_AT_REST = 12;
  private static final int MOST_WHILE_FULL = 8;
  private static final int KILL_ONE_IN = 10;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int NOWHERE = 9;

  private final Installation installation;
  private final int fills;
  private final long seed;
  private final Consumer<String> story;
  private int recovered;
  private int kills;
  private long red;

  /**
   * A proof.
   *
   * @param installation whose gate is run
   * @param fills how often the disk becomes full
   * @param seed draws the lots
   * @param story hears what happens, a line each
   */
  public DiskfullProof(Installation installation, int fills, long seed, Consumer<String> story) {
    this.installation = installation;
    this.fills = fills;
    this.seed = seed;
    this.story = story;
  }

  /** What this machine lacks for the proof; nothing when it can be made. */
  public static Optional<String> obstacle() {
    return SmallDisk.obstacle();
  }

  /**
   * Works in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when a tool fails, or the gate does not come back
   */
  public DiskfullFigures run(Path below)
      throws ProofException,
          ProvisioningException,
          IOException,
          InterruptedException,
          JournalException,
          EntryException,
          SealException {
    // Derby would keep its log open on a disk that is to be unmounted.
    System.setProperty("derby.stream.error.file", "/dev/null");
    WorkFolder folder = WorkFolder.make(below, "diskfull");
    HubFolder hub =
        HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    DiskfullFigures figures;
    try (SmallDisk disk = SmallDisk.make(folder.path(), DISK_MEGABYTES)) {
      // The ear of the room hears on another disk.
      Path box = Files.createDirectory(folder.path().resolve("box"));
      GateHome home = ProofGate.enrol(hub, disk.folder().resolve("gate"), NOWHERE);
      Files.createSymbolicLink(home.box(), box);
      Files.writeString(
          home.settings(),
          Files.readString(home.settings())
              + "\njournal: {reserve-mb: "
              + RESERVE_MEGABYTES
              + "}\n");
      live(home, folder.path().resolve("gate.log"), hub);
      figures = compare(home, box.resolve("witness.log"), sealKey(folder.path().resolve("hub")));
    }
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  private void live(GateHome home, Path log, HubFolder hub)
      throws ProofException, ProvisioningException, IOException, InterruptedException {
    var random = new SplittableRandom(seed);
    var counter = new Counter(pictures(hub));
    GateProcess gate = GateProcess.start(installation, home.root(), log);
    try {
      for (int fill = 0; fill < fills; fill++) {
        for (int i = random.nextInt(MOST_AT_REST); i > 0; i--) {
          scan(counter, gate);
        }
        var glutton = new Glutton(home.root().getParent(), random.split());
        whileItIsFilled(glutton, counter, gate);
        for (int i = random.nextInt(MOST_WHILE_FULL); i >= 0; i--) {
          scan(counter, gate);
        }
        boolean kill = random.nextInt(KILL_ONE_IN) == 0;
        if (kill) {
          gate.kill();
          kills++;
        }
        glutton.giveBack();
        if (kill) {
          gate = GateProcess.start(installation, home.root(), log);
        }
        awaitGreen(counter, gate);
        recovered++;
        if (recovered % 10 == 0) {
          story.accept("diskfull: " + recovered + " of " + fills + ", red " + red);
        }
      }
      gate.stop();
    } finally {
      gate.close();
    }
  }

  private void whileItIsFilled(Glutton glutton, Counter counter, GateProcess gate)
      throws ProofException, IOException, InterruptedException {
    CompletableFuture<Void> full =
        CompletableFuture.runAsync(
            () -> {
              try {
                glutton.fill();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("the disk could not be filled", e);
              }
            });
    do {
      scan(counter, gate);
    } while (!full.isDone());
    full.join();
  }

  private Lamp scan(Counter counter, GateProcess gate) throws InterruptedException {
    Lamp lamp = counter.scan(gate.console());
    if (lamp == Lamp.RED) {
      red++;
    }
    return lamp;
  }

  /** By itself: nobody does anything but come. */
  private void awaitGreen(Counter counter, GateProcess gate)
      throws ProofException, InterruptedException {
    GateProcess now = gate;
    Progress.await(() -> scan(counter, now) == Lamp.GREEN ? 1L : 0L, 1, LOOK, PATIENCE);
  }

  private DiskfullFigures compare(GateHome home, Path witness, HubSealKey key)
      throws IOException, JournalException, EntryException, SealException {
    Book heard = Book.ofWitness(witness);
    Octets secret = Octets.ofHex(Files.readString(home.journalKey()).strip());
    try (DerbyJournal journal = DerbyJournal.open(home.journal(), secret)) {
      Book kept = Book.of(journal, ProofGate.NAME, key);
      return new DiskfullFigures(
          fills,
          heard.size(),
          heard.missingIn(kept),
          red,
          recovered,
          kept.missingIn(heard),
          kills,
          Journals.aside(home.journal()).size(),
          seed);
    }
  }

  private static HubSealKey sealKey(Path hub) throws IOException {
    return HubSealKey.of(Octets.ofHex(Files.readString(hub.resolve("keys/seal.key")).strip()));
  }

  private List<byte[]> pictures(HubFolder hub) throws IOException, ProvisioningException {
    List<byte[]> pictures = new ArrayList<>();
    for (var citizen : Street.of(seed, PEOPLE, hub.passKey())) {
      pictures.add(CardPicture.of(citizen.cards().getFirst().text()));
    }
    return pictures;
  }
}
