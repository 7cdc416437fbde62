package vn.tram.edge.app;

import java.nio.file.Path;

/**
 * The folder of one gate: what enrolment put there, and what the gate adds.
 *
 * @param root the folder
 */
public record GateHome(Path root) {
  public GateHome {
    root = root.toAbsolutePath().normalize();
  }

  /** The settings, see {@link GateConfig}. */
  public Path settings() {
    return root.resolve("gate.yaml");
  }

  /** The node's certificate and its key for TLS, PKCS #12. */
  public Path certificate() {
    return key("node.p12");
  }

  /** The password of {@link #certificate}, on one line. */
  public Path password() {
    return key("password");
  }

  /** The hub's certificate authority, PEM. */
  public Path authority() {
    return key("ca.pem");
  }

  /** The node's Ed25519 signing key, PKCS #8 in hex on one line. */
  public Path signingKey() {
    return key("signing.key");
  }

  /** The hub's Ed25519 key that signs receipts, X.509 in hex on one line. */
  public Path hubSigningKey() {
    return key("hub-signing.pub");
  }

  /** The hub's Ed25519 key that signs passes, X.509 in hex on one line. */
  public Path hubPassKey() {
    return key("hub-pass.pub");
  }

  /** The hub's X25519 key that data keys are sealed to, 32 bytes in hex. */
  public Path hubSealKey() {
    return key("hub-seal.pub");
  }

  /** The journal's AES key, 32 bytes in hex; made by the gate. */
  public Path journalKey() {
    return key("journal.key");
  }

  /** The secret of the marks in the visitor table, 32 bytes in hex; made by the gate. */
  public Path nodeSecret() {
    return key("node-secret");
  }

  /** The journal's database. */
  public Path journal() {
    return root.resolve("journal");
  }

  /** The gate's word for the box's hardware clock; made by the gate. */
  public Path hardwareClock() {
    return root.resolve("hardware-clock");
  }

  /** The virtual box: its camera's folder and its witness. */
  public Path box() {
    return root.resolve("box");
  }

  /** Which parts are screwed to the box; where it is missing there is the virtual box alone. */
  public Path boxFile() {
    return root.resolve("box.yaml");
  }

  /** Which carriages are on their way to the hub by hand. */
  public Path ledger() {
    return root.resolve("carry").resolve("ledger");
  }

  /** How programs of this machine find the running gate. */
  public Path door() {
    return root.resolve("carry").resolve("console");
  }

  /** Everything that is secret, and what it goes with. */
  public Path keys() {
    return root.resolve("keys");
  }

  private Path key(String name) {
    return keys().resolve(name);
  }
}
