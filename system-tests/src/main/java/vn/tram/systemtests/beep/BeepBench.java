package vn.tram.systemtests.beep;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.Way;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Scan;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.crowd.QuietGate;
import vn.tram.systemtests.crowd.SteadyClock;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.text.ProofException;

/**
 * From the raw text of a scan to the green signal, with the real gate and the real journal, against
 * a bare write with its flush. The two take turns, so that whatever else the disk has to do falls
 * on both.
 */
public final class BeepBench {
  private static final long SLOWEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  /** The same people in every run. */
  private static final long SEED = 1405;

  /** Two looks of one card within seconds would be one passage. */
  private static final long MILLIS_BETWEEN = 2_000;

  private final int warmUp;
  private final int beeps;
  private final int people;

  /**
   * A bench.
   *
   * @param warmUp beeps before measuring
   * @param beeps beeps to measure
   * @param people who come and go in turn; at least 10, or the same card would come too soon
   */
  public BeepBench(int warmUp, int beeps, int people) {
    this.warmUp = warmUp;
    this.beeps = beeps;
    this.people = people;
  }

  /**
   * Measures in a new folder below the given one, which is removed afterwards.
   *
   * @throws ProofException when the folder is in memory or cannot be used
   */
  public BeepFigures run(Path below) throws ProofException, JournalException, IOException {
    try (WorkFolder folder = WorkFolder.make(below, "beep");
        Floor floor = Floor.open(folder.path().resolve("floor"));
        DerbyJournal journal = DerbyJournal.open(folder.path().resolve("journal"), secret())) {
      return measure(floor, journal);
    }
  }

  private BeepFigures measure(Floor floor, DerbyJournal journal)
      throws JournalException, IOException, ProofException {
    SigningKey.Pair passes = SigningKey.generate();
    List<Citizen> street = Street.of(SEED, people, passes.signing());
    var clock = new SteadyClock(Instant.now());
    var ear = new Ear();
    var identity =
        new Gate.Identity(
            new NodeName("proof-beep"),
            secret(),
            HubSealKey.generate().publicKey(),
            List.of(Way.TOGGLE),
            "proof");
    Gate gate =
        QuietGate.open(
            identity,
            journal,
            clock,
            new NodeClock(clock, journal),
            new CardReader(List.of(passes.verifying())),
            ear);
    var beepNanos = new Histogram(SLOWEST_NANOS, DIGITS);
    var floorNanos = new Histogram(SLOWEST_NANOS, DIGITS);
    for (int i = 0; i < warmUp + beeps; i++) {
      boolean floorFirst = i % 2 == 0;
      long bare = floorFirst ? floor.nanos() : 0;
      String text = street.get(i % people).cards().getFirst().text();
      var scan = new Scan(text, clock.after(MILLIS_BETWEEN), 0);
      long start = System.nanoTime();
      gate.accept(scan);
      long waited = ear.greenAt() - start;
      if (!floorFirst) {
        bare = floor.nanos();
      }
      if (i >= warmUp) {
        beepNanos.recordValue(waited);
        floorNanos.recordValue(bare);
      }
    }
    return BeepFigures.of(beepNanos, floorNanos);
  }

  private static Octets secret() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return Octets.of(secret);
  }
}
