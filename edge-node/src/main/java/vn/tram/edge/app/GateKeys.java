package vn.tram.edge.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Function;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.uplink.TlsIdentity;
import vn.tram.edge.uplink.TlsIdentityException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * Every key that a gate works with.
 *
 * @param signing signs what it sends
 * @param hubReceipts verifies what the hub sends
 * @param hubPasses verifies passes
 * @param hubSeal persons are sealed to it
 * @param journal encrypts the journal
 * @param secret marks visitors
 */
record GateKeys(
    SigningKey signing,
    VerifyingKey hubReceipts,
    VerifyingKey hubPasses,
    HubSealPublicKey hubSeal,
    Octets journal,
    Octets secret) {
  private static final int SECRET_BYTES = 32;

  /**
   * Reads the keys that enrolment left, and makes those that the gate makes itself.
   *
   * @throws StartFailure with a sentence that names the file
   */
  static GateKeys load(GateHome home) throws StartFailure {
    SigningKey signing = read(home.signingKey(), SigningKey::ofPkcs8);
    VerifyingKey hubReceipts = read(home.hubSigningKey(), VerifyingKey::ofX509);
    VerifyingKey hubPasses = read(home.hubPassKey(), VerifyingKey::ofX509);
    HubSealPublicKey hubSeal = read(home.hubSealKey(), HubSealPublicKey::new);
    if (Files.exists(home.journal()) && !Files.exists(home.journalKey())) {
      throw new StartFailure(Problem.JOURNAL_KEY_LOST, home.journalKey());
    }
    makeIfMissing(home.journalKey());
    makeIfMissing(home.nodeSecret());
    return new GateKeys(
        signing,
        hubReceipts,
        hubPasses,
        hubSeal,
        read(home.journalKey(), GateKeys::secret),
        read(home.nodeSecret(), GateKeys::secret));
  }

  /** What the node proves itself with towards the broker. */
  static TlsIdentity identity(GateHome home) throws StartFailure {
    try {
      return TlsIdentity.load(home.certificate(), home.password(), home.authority());
    } catch (TlsIdentityException e) {
      throw new StartFailure(e, e.missing() ? Problem.FILE_MISSING : Problem.FILE_WRONG, e.file());
    }
  }

  private static <T> T read(Path file, Function<Octets, T> meaning) throws StartFailure {
    try {
      return meaning.apply(Octets.ofHex(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      throw new StartFailure(e, Problem.FILE_MISSING, file);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(e, Problem.FILE_WRONG, file);
    }
  }

  private static Octets secret(Octets bytes) {
    if (bytes.size() != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret has " + SECRET_BYTES + " bytes, not " + bytes.size());
    }
    return bytes;
  }

  /** Whole or not at all, whatever happens to the power: the journal is lost without its key. */
  private static void makeIfMissing(Path file) throws StartFailure {
    if (Files.exists(file)) {
      return;
    }
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Path growing = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(growing);
      Files.createFile(
          growing,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(growing, Octets.of(secret).toHex() + "\n");
      force(growing);
      Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.getParent());
    } catch (IOException e) {
      throw new StartFailure(e, Problem.FILE_UNWRITABLE, file);
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
