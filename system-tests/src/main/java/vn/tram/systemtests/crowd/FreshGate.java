package vn.tram.systemtests.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.Way;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * An enrolled gate that never ran yet, and whose program runs here, on the files that its own
 * process finds later.
 */
public final class FreshGate {
  private static final int SECRET_BYTES = 32;

  private final GateHome home;
  private final Octets journalKey;
  private final Gate.Identity identity;
  private final CardReader reader;

  private FreshGate(GateHome home, Octets journalKey, Gate.Identity identity, CardReader reader) {
    this.home = home;
    this.journalKey = journalKey;
    this.identity = identity;
    this.reader = reader;
  }

  /** Makes the keys that a gate makes when it first starts. */
  public static FreshGate of(GateHome home, NodeName node) throws IOException {
    Octets journalKey = secret(home.journalKey());
    var identity =
        new Gate.Identity(
            node,
            secret(home.nodeSecret()),
            new HubSealPublicKey(Octets.ofHex(line(home.hubSealKey()))),
            List.of(Way.TOGGLE),
            "proof");
    var reader =
        new CardReader(List.of(VerifyingKey.ofX509(Octets.ofHex(line(home.hubPassKey())))));
    return new FreshGate(home, journalKey, identity, reader);
  }

  /** Its journal, made when it is not there yet. */
  public DerbyJournal journal() throws JournalException {
    return DerbyJournal.open(home.journal(), journalKey);
  }

  /**
   * Starts its program.
   *
   * @param ear called with each tone at the moment at which the buzzer would sound
   */
  public Gate open(DerbyJournal journal, BootClock clock, NodeClock time, Consumer<Tone> ear)
      throws JournalException {
    return QuietGate.open(identity, journal, clock, time, reader, ear);
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static Octets secret(Path file) throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Octets octets = Octets.of(secret);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, octets.toHex() + "\n");
    return octets;
  }
}
