package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import vn.tram.hub.app.CommandWord;
import vn.tram.hub.ca.Authority;
import vn.tram.hub.ca.Identity;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.keyring.KeyringException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** A hub's folder: its settings, its secrets and the list of its gates. */
public final class HubFolder {
  /** The name that the hub's own client certificate carries. */
  static final String HUB_NAME = "hub";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path home;

  private HubFolder(Path home) {
    this.home = home;
  }

  /**
   * Sets a hub up in a folder that does not exist yet, or is empty.
   *
   * @throws ProvisioningException when the folder is in use or cannot be made; nothing is left then
   */
  public static HubFolder found(Path home, HubPlan plan, Instant now) throws ProvisioningException {
    try (Assembly assembly = Assembly.of(home)) {
      fill(assembly.draft(), plan, now);
      assembly.finish();
      var hub = new HubFolder(home);
      new Upkeep(hub).writeList();
      return hub;
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, home);
    }
  }

  /**
   * The hub that was set up in a folder.
   *
   * @throws ProvisioningException when there is none
   */
  public static HubFolder open(Path home) throws ProvisioningException {
    if (!Files.isRegularFile(home.resolve("hub.yaml"))) {
      throw new ProvisioningException(Problem.NO_HUB, home, CommandWord.of(home));
    }
    return new HubFolder(home);
  }

  private static void fill(Path home, HubPlan plan, Instant now) throws IOException {
    PrivateFiles.write(home.resolve("hub.yaml"), Settings.hub(plan));
    PrivateFiles.folder(home.resolve("nodes"));
    Path keys = PrivateFiles.folder(home.resolve("keys"));
    String password = secret(24);
    char[] word = password.toCharArray();
    var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    names.addAll(plan.names());

    Authority authority = Authority.create(now);
    PrivateFiles.write(keys.resolve("password"), password);
    PrivateFiles.write(keys.resolve("ca.p12"), authority.self().toPkcs12("ca", word));
    PrivateFiles.write(keys.resolve("ca.pem"), pem(authority.certificate()));
    PrivateFiles.write(
        keys.resolve("broker.p12"),
        authority.server(new ArrayList<>(names), now).toPkcs12("broker", word));
    PrivateFiles.write(
        keys.resolve("hub.p12"), authority.client(HUB_NAME, now).toPkcs12(HUB_NAME, word));
    write(keys, "signing", SigningKey.generate());
    write(keys, "pass", SigningKey.generate());
    PrivateFiles.write(keys.resolve("seal.key"), HubSealKey.generate().toBytes().toHex());
    PrivateFiles.write(keys.resolve("vault.key"), secret(32));
  }

  private static void write(Path keys, String name, SigningKey.Pair pair) throws IOException {
    PrivateFiles.write(keys.resolve(name + ".key"), pair.signing().toPkcs8().toHex());
    PrivateFiles.write(keys.resolve(name + ".pub"), pair.verifying().toX509().toHex());
  }

  public Path home() {
    return home;
  }

  /** The list of the gates: one file each. */
  Path nodes() {
    return home.resolve("nodes");
  }

  /** Of the key files. */
  String password() throws ProvisioningException {
    return line("password");
  }

  /** When a key towards the gates was last rotated, milliseconds since 1970; 0 for never. */
  long rotated() throws ProvisioningException {
    try {
      return Keyring.open(home.resolve("keys")).keys().rotated();
    } catch (KeyringException e) {
      throw new ProvisioningException(
          e, Problem.HUB_BROKEN, home, "keys/" + e.file().getFileName());
    }
  }

  Authority authority() throws ProvisioningException {
    try {
      return new Authority(identity("ca"));
    } catch (IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, home, "keys/ca.p12");
    }
  }

  /** Whom the hub's broker is to gates. */
  Identity broker() throws ProvisioningException {
    return identity("broker");
  }

  private Identity identity(String name) throws ProvisioningException {
    String file = "keys/" + name + ".p12";
    try {
      byte[] content = Files.readAllBytes(home.resolve(file));
      return Identity.ofPkcs12(content, name, line("password").toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, home, file);
    }
  }

  /** The key that printed passes are signed with. */
  public SigningKey passKey() throws ProvisioningException {
    return key("pass.key", SigningKey::ofPkcs8);
  }

  /** What verifies printed passes. */
  VerifyingKey passVerifier() throws ProvisioningException {
    return key("pass.pub", VerifyingKey::ofX509);
  }

  /** What verifies receipts. */
  VerifyingKey receiptVerifier() throws ProvisioningException {
    return key("signing.pub", VerifyingKey::ofX509);
  }

  /** What gates seal their data keys to. */
  HubSealPublicKey sealKey() throws ProvisioningException {
    return key("seal.key", HubSealKey::of).publicKey();
  }

  private <K> K key(String file, Function<Octets, K> parser) throws ProvisioningException {
    try {
      return parser.apply(Octets.ofHex(line(file)));
    } catch (IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, home, "keys/" + file);
    }
  }

  private String line(String file) throws ProvisioningException {
    try {
      return Files.readString(home.resolve("keys").resolve(file)).strip();
    } catch (IOException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, home, "keys/" + file);
    }
  }

  /** Random bytes in hexadecimal. */
  static String secret(int bytes) {
    byte[] secret = new byte[bytes];
    RANDOM.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  static String pem(String kind, byte[] content) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(content)
        + "\n-----END "
        + kind
        + "-----";
  }

  static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate of our own does not encode", e);
    }
  }
}
