package vn.tram.hub.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.ca.Care;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.keyring.KeyringException;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.VerifyingKey;

/** The hub's secrets, read once at the start. */
final class HubKeys {
  private static final String HUB = "hub";
  private static final String BROKER = "broker";

  private final HubHome home;
  private final String password;
  private final Keyring ring;
  private final VerifyingKey passes;
  private final Vault vault;
  private final SSLContext tls;
  private final Octets certificate;

  private HubKeys(HubHome home) throws HubException {
    this.home = home;
    this.password = line("password");
    this.ring = ring(home);
    this.passes = key("pass.pub", VerifyingKey::ofX509);
    this.vault = key("vault.key", Vault::new);
    KeyStore hub = store("hub.p12", HUB);
    this.certificate = fingerprint(hub);
    this.tls = tls(hub, authority());
  }

  /**
   * Reads all of them.
   *
   * @throws HubException when one is missing or is not what its name says
   */
  static HubKeys read(HubHome home) throws HubException {
    return new HubKeys(home);
  }

  /**
   * Renews the hub's own certificates where that is due, before they are read.
   *
   * @throws HubException when a key file is missing, damaged or cannot be written
   */
  static void renew(HubHome home, Instant now) throws HubException {
    try {
      care(home).renew(now);
    } catch (IOException | GeneralSecurityException e) {
      throw new HubException(e, Problem.BAD_KEY, home.keys());
    }
  }

  /** Where the authority is. */
  static Care care(HubHome home) throws HubException {
    Path file = home.key("password");
    try {
      return new Care(home.keys(), Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new HubException(e, Problem.NO_KEY, file);
    } catch (IOException e) {
      throw new HubException(e, Problem.BAD_KEY, file);
    }
  }

  /** The keys towards the gates, which may be rotated while the hub runs. */
  Keyring ring() {
    return ring;
  }

  /** Verifies printed passes. */
  VerifyingKey passes() {
    return passes;
  }

  Vault vault() {
    return vault;
  }

  /** The hub's client certificate, trusting the hub's own authority only. */
  SSLContext tls() {
    return tls;
  }

  /** SHA-256 of the hub's client certificate. */
  Octets certificate() {
    return certificate;
  }

  /**
   * The key file of the hub's own broker, once it is sure that it can be read.
   *
   * @throws HubException when it cannot
   */
  Path brokerCertificate() throws HubException {
    store("broker.p12", BROKER);
    return home.key("broker.p12");
  }

  Path authorityCertificate() {
    return home.key("ca.pem");
  }

  /** Of the key files. */
  String password() {
    return password;
  }

  private static Keyring ring(HubHome home) throws HubException {
    try {
      return Keyring.open(home.keys());
    } catch (KeyringException e) {
      throw new HubException(e, e.missing() ? Problem.NO_KEY : Problem.BAD_KEY, e.file());
    }
  }

  private String line(String name) throws HubException {
    Path file = present(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new HubException(e, Problem.BAD_KEY, file);
    }
  }

  private <K> K key(String name, Function<Octets, K> parser) throws HubException {
    String hex = line(name);
    try {
      return parser.apply(Octets.ofHex(hex));
    } catch (IllegalArgumentException e) {
      throw new HubException(e, Problem.BAD_KEY, home.key(name));
    }
  }

  private KeyStore store(String name, String alias) throws HubException {
    Path file = present(name);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      if (!store.isKeyEntry(alias)) {
        throw new HubException(Problem.BAD_KEY, file);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new HubException(e, Problem.BAD_KEY, file);
    }
  }

  private KeyStore authority() throws HubException {
    Path file = present("ca.pem");
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new HubException(e, Problem.BAD_KEY, file);
    }
  }

  private SSLContext tls(KeyStore own, KeyStore authority) throws HubException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password.toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authority);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new HubException(e, Problem.BAD_KEY, home.key("hub.p12"));
    }
  }

  private Octets fingerprint(KeyStore store) throws HubException {
    try {
      Certificate own = store.getCertificate(HUB);
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(own.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new HubException(e, Problem.BAD_KEY, home.key("hub.p12"));
    }
  }

  private Path present(String name) throws HubException {
    Path file = home.key(name);
    if (!Files.isReadable(file)) {
      throw new HubException(Problem.NO_KEY, file);
    }
    return file;
  }
}
