package vn.tram.edge.uplink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import vn.tram.protocol.time.Moment;

/** What a node proves itself with, and the authority that it believes. */
public final class TlsIdentity {
  /** All that the hub writes into a certificate's subject, before the name. */
  private static final String NAME = "CN=";

  private final Own own;
  private final X509Certificate authority;

  private TlsIdentity(Own own, X509Certificate authority) {
    this.own = own;
    this.authority = authority;
  }

  /** The node's certificate, and those who show it. */
  private record Own(X509Certificate certificate, KeyManager[] managers) {}

  /**
   * Reads the files that enrolment left.
   *
   * @param certificate PKCS #12 with the node's certificate and its key
   * @param password its password, on one line
   * @param authority the hub's certificate authority, PEM
   * @throws TlsIdentityException when one is missing, damaged, or does not fit the others
   */
  public static TlsIdentity load(Path certificate, Path password, Path authority)
      throws TlsIdentityException {
    char[] secret = new String(read(password), StandardCharsets.UTF_8).strip().toCharArray();
    return new TlsIdentity(own(certificate, secret), authority(authority));
  }

  /** The node's own certificate. */
  public X509Certificate certificate() {
    return own.certificate();
  }

  /** Whom the node's certificate names: its common name, or the whole subject of a stranger's. */
  public String name() {
    String subject = own.certificate().getSubjectX500Principal().getName();
    return subject.startsWith(NAME) ? subject.substring(NAME.length()) : subject;
  }

  /** The hub's certificate authority. */
  public X509Certificate authority() {
    return authority;
  }

  /**
   * Makes connections that are this node's and lead to the authority's broker only.
   *
   * @param now what the node knows of time
   */
  SSLSocketFactory sockets(Supplier<Moment> now) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.managers(), new TrustManager[] {new HubTrust(authority, now)}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks TLS", e);
    }
  }

  private static Own own(Path file, char[] secret) throws TlsIdentityException {
    byte[] bytes = read(file);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), secret);
      Optional<String> alias =
          Collections.list(store.aliases()).stream().filter(name -> isKey(store, name)).findFirst();
      if (alias.isEmpty()
          || !(store.getCertificate(alias.get()) instanceof X509Certificate certificate)) {
        throw new TlsIdentityException(file, false, null);
      }
      // The simple kind: it offers the certificate whatever its dates. They are the hub's to judge.
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, secret);
      return new Own(certificate, factory.getKeyManagers());
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsIdentityException(file, false, e);
    }
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key store was loaded just now", e);
    }
  }

  private static X509Certificate authority(Path file) throws TlsIdentityException {
    byte[] bytes = read(file);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (GeneralSecurityException e) {
      throw new TlsIdentityException(file, false, e);
    }
  }

  private static byte[] read(Path file) throws TlsIdentityException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new TlsIdentityException(file, true, e);
    } catch (IOException e) {
      throw new TlsIdentityException(file, false, e);
    }
  }
}
