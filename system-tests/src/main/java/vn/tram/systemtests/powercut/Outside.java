package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;

/**
 * What stands on another disk and survives: the keys, the virtual box with its witness, the
 * testimony, and what the hub has received.
 *
 * @param folder of all that
 */
record Outside(Path folder) {
  static final NodeName NODE = new NodeName("proof-powercut");
  private static final int SECRET_BYTES = 32;

  /** Makes the keys; the hub's private one stays with whoever calls. */
  static Outside furnish(Path folder, HubSealKey hub) throws IOException {
    var outside = new Outside(Files.createDirectory(folder));
    SigningKey.Pair passes = SigningKey.generate();
    outside.write("journal.key", secret());
    outside.write("node-secret", secret());
    outside.write("hub-seal.pub", hub.publicKey().bytes());
    outside.write("passes.key", passes.signing().toPkcs8());
    outside.write("passes.pub", passes.verifying().toX509());
    return outside;
  }

  Octets journalKey() throws IOException {
    return read("journal.key");
  }

  Octets nodeSecret() throws IOException {
    return read("node-secret");
  }

  HubSealPublicKey hub() throws IOException {
    return new HubSealPublicKey(read("hub-seal.pub"));
  }

  SigningKey passes() throws IOException {
    return SigningKey.ofPkcs8(read("passes.key"));
  }

  CardReader cards() throws IOException {
    return new CardReader(List.of(vn.tram.protocol.wire.VerifyingKey.ofX509(read("passes.pub"))));
  }

  Path box() {
    return folder.resolve("box");
  }

  Path testimony() {
    return folder.resolve("testimony");
  }

  /** The entries that the hub has received, each with its length before it. */
  Path received() {
    return folder.resolve("received");
  }

  private void write(String name, Octets octets) throws IOException {
    Files.writeString(folder.resolve(name), octets.toHex());
  }

  private Octets read(String name) throws IOException {
    return Octets.ofHex(Files.readString(folder.resolve(name)));
  }

  private static Octets secret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Octets.of(secret);
  }
}
