package vn.tram.edge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Function;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.order.KeyFile;
import vn.tram.edge.order.KeyFolder;
import vn.tram.edge.order.Orders;
import vn.tram.edge.uplink.TlsIdentity;
import vn.tram.edge.uplink.TlsIdentityException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * Every key that a gate works with.
 *
 * @param signing signs what it sends
 * @param hubReceipts verified what the hub sent when the gate was enrolled
 * @param hubPasses verifies passes
 * @param hubSeal persons were sealed to it when the gate was enrolled
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
  private static final System.Logger LOG = System.getLogger(GateKeys.class.getName());
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

  /**
   * Whether there is a journal and the secret of its visitors' marks is gone: a new one is made,
   * and everybody who is inside counts as outside from then on.
   */
  static boolean forgotten(GateHome home) {
    return Files.exists(home.journal()) && Files.notExists(home.nodeSecret());
  }

  /**
   * What binds the node to its hub, as the last order left it.
   *
   * @throws StartFailure where a file is missing or damaged, or where the certificate bears another
   *     name: the hub opens what was sealed under the certificate's name only
   */
  Orders orders(GateHome home, NodeName node) throws StartFailure {
    try {
      Orders orders =
          Orders.open(
              new KeyFolder(home.keys()), node, signing, new Orders.Enrolled(hubReceipts, hubSeal));
      requireName(home, node, orders.name());
      return orders;
    } catch (TlsIdentityException e) {
      throw new StartFailure(e, e.missing() ? Problem.FILE_MISSING : Problem.FILE_WRONG, e.file());
    }
  }

  /**
   * Refuses a name that is not the certificate's. Where it cannot be read any more nothing
   * contradicts: what is brought out of a broken folder needs no certificate.
   */
  static void refuseAnotherName(GateHome home, NodeName node) throws StartFailure {
    try {
      TlsIdentity identity =
          TlsIdentity.load(home.certificate(), home.password(), home.authority());
      requireName(home, node, identity.name());
    } catch (TlsIdentityException e) {
      LOG.log(System.Logger.Level.DEBUG, "no certificate says what the gate is called", e);
    }
  }

  private static void requireName(GateHome home, NodeName node, String name) throws StartFailure {
    if (!name.equals(node.value())) {
      throw new StartFailure(
          Problem.NAME_FOREIGN, home.certificate(), name, home.settings(), node.value());
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

  /** The journal is lost without its key. */
  private static void makeIfMissing(Path file) throws StartFailure {
    if (Files.exists(file)) {
      return;
    }
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      KeyFile.write(file, Octets.of(secret).toHex());
    } catch (IOException e) {
      throw new StartFailure(e, Problem.FILE_UNWRITABLE, file);
    }
  }
}
