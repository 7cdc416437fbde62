package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import vn.tram.hub.ca.Care;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.keyring.KeyringException;
import vn.tram.hub.order.Revocations;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * What is done in a hub's folder after it was set up, whether the hub runs or not: one that runs
 * notices.
 */
public final class Upkeep {
  private final HubFolder hub;
  private final Registry registry;

  public Upkeep(HubFolder hub) {
    this.hub = hub;
    this.registry = new Registry(hub.nodes());
  }

  /** Which key is rotated. */
  public enum Key {
    /** What gates seal their data keys to. */
    SEAL,
    /** What signs receipts and orders. */
    SIGNING,
    /** What signs receipts and orders, and nothing that the old one signed counts any more. */
    SIGNING_LEAKED
  }

  /**
   * Gives the hub another key, which it tells its gates.
   *
   * @throws ProvisioningException when a key file is missing, damaged or cannot be written
   */
  public void rotate(Key key, Instant now) throws ProvisioningException {
    long floor =
        registry.names().stream()
            .flatMap(node -> registry.papers(node).stream())
            .mapToLong(Papers::stamp)
            .max()
            .orElse(0);
    try {
      Keyring ring = Keyring.open(keys());
      switch (key) {
        case SEAL -> ring.rotateSeal(now, floor);
        case SIGNING -> ring.rotateSigning(now, floor, false);
        case SIGNING_LEAKED -> ring.rotateSigning(now, floor, true);
      }
    } catch (KeyringException e) {
      throw new ProvisioningException(
          e, Problem.HUB_BROKEN, hub.home(), "keys/" + e.file().getFileName());
    }
  }

  /**
   * Puts a gate out.
   *
   * @return whether the list for brokers other than the hub's own could be written, too
   * @throws ProvisioningException when there is no such gate
   */
  public boolean revoke(NodeName node, String reason) throws ProvisioningException {
    return change(node, revocations -> revocations.revoke(node, reason));
  }

  /**
   * Lets a gate in again.
   *
   * @return whether the list for brokers other than the hub's own could be written, too
   * @throws ProvisioningException when there is no such gate
   */
  public boolean readmit(NodeName node) throws ProvisioningException {
    return change(node, revocations -> revocations.readmit(node));
  }

  /** Writes the list for brokers other than the hub's own. */
  void writeList() throws ProvisioningException {
    revocations().writeList();
  }

  private interface Change {
    boolean with(Revocations revocations) throws IOException;
  }

  private boolean change(NodeName node, Change change) throws ProvisioningException {
    try {
      return change.with(revocations());
    } catch (NoSuchFileException e) {
      throw new ProvisioningException(e, Problem.NODE_UNKNOWN, node);
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, hub.nodes());
    }
  }

  private Revocations revocations() throws ProvisioningException {
    var care = new Care(keys(), hub.password());
    return new Revocations(
        registry,
        new Registrar(hub.nodes()),
        care::authority,
        hub.home().resolve("revoked.crl"),
        InstantSource.system());
  }

  private Path keys() {
    return hub.home().resolve("keys");
  }
}
