package vn.tram.systemtests.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.tram.hub.ca.Authority;
import vn.tram.hub.ca.Identity;
import vn.tram.hub.registry.Registrar;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/** Enrols nodes that have no folder: thousands of them, each with a certificate of its own. */
final class Enlistment {
  private final Path home;
  private final Authority authority;
  private final TrustManagerFactory trust;
  private final VerifyingKey receipts;

  private Enlistment(
      Path home, Authority authority, TrustManagerFactory trust, VerifyingKey receipts) {
    this.home = home;
    this.authority = authority;
    this.trust = trust;
    this.receipts = receipts;
  }

  /**
   * With the keys of a hub.
   *
   * @param home the folder that the hub was set up in
   */
  static Enlistment of(Path home) throws IOException {
    try {
      char[] password = line(home, "password").toCharArray();
      Path file = home.resolve("keys").resolve("ca.p12");
      var authority = new Authority(Identity.ofPkcs12(Files.readAllBytes(file), "ca", password));
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("ca", authority.certificate());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      VerifyingKey receipts = VerifyingKey.ofX509(Octets.ofHex(line(home, "signing.pub")));
      return new Enlistment(home, authority, trust, receipts);
    } catch (GeneralSecurityException e) {
      throw new IOException("the keys in " + home + " are of no use", e);
    }
  }

  /** What the nodes seal their data keys to. */
  HubSealPublicKey sealKey() throws IOException {
    return HubSealKey.of(Octets.ofHex(line(home, "seal.key"))).publicKey();
  }

  /** Puts a node on the hub's list. */
  Box enrol(NodeName name, Instant now) throws IOException {
    Identity identity = authority.client(name.value(), now);
    SigningKey.Pair signing = SigningKey.generate();
    Map<String, Object> entry =
        Map.of(
            "node", name.value(),
            "site", name.value(),
            "title", "Trạm " + name,
            "kind", "MARKET",
            "closes", "22:00",
            "signingKey", signing.verifying().toX509().toHex(),
            "certificate", Registrar.fingerprint(identity.certificate()),
            "enrolled", now.toString(),
            "boxes", 1,
            "serials", List.of(identity.certificate().getSerialNumber().toString(16)));
    Files.write(
        home.resolve("nodes").resolve(name + ".json"), new ObjectMapper().writeValueAsBytes(entry));
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(new KeyManager[] {new Papers(identity)}, trust.getTrustManagers(), null);
      return new Box(name, tls, signing.signing(), receipts);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks TLS", e);
    }
  }

  private static String line(Path home, String key) throws IOException {
    return Files.readString(home.resolve("keys").resolve(key)).strip();
  }
}
