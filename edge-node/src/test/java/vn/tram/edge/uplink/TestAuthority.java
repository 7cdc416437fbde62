package vn.tram.edge.uplink;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that issues whatever a test asks for. */
final class TestAuthority {
  static final String PASSWORD = "only for tests";

  private static final Instant BORN = Instant.parse("2020-06-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2060-06-01T00:00:00Z");

  private final KeyPair keys = keys();
  private final X500Name name;
  private final X509Certificate certificate;

  TestAuthority(String name) {
    this(name, BORN, ENDS);
  }

  TestAuthority(String name, Instant from, Instant until) {
    this.name = new X500Name("CN=" + name);
    this.certificate = sign(this.name, keys, KeyPurposeId.anyExtendedKeyUsage, true, from, until);
  }

  /** A key and the certificate for it. */
  record Issued(PrivateKey key, X509Certificate certificate, X509Certificate authority) {

    /** A PKCS #12 file, protected by {@link #PASSWORD}. */
    Path writeTo(Path file) {
      try (var out = Files.newOutputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = PASSWORD.toCharArray();
        store.setKeyEntry("self", key, password, new Certificate[] {certificate, authority});
        store.store(out, password);
        return file;
      } catch (IOException | GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    X509Certificate[] chain() {
      return new X509Certificate[] {certificate};
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  Issued server() {
    return server(BORN, ENDS);
  }

  Issued server(Instant from, Instant until) {
    return issue("broker", KeyPurposeId.id_kp_serverAuth, from, until);
  }

  Issued client(String client) {
    return issue(client, KeyPurposeId.id_kp_clientAuth, BORN, ENDS);
  }

  /** The certificate as PEM. */
  Path writeTo(Path file) {
    try {
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
          StandardCharsets.US_ASCII);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What a node with this certificate believes and shows, through files as enrolment leaves. */
  TlsIdentity identity(Path folder, Issued own) {
    try {
      Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      return TlsIdentity.load(
          own.writeTo(folder.resolve("node.p12")), password, writeTo(folder.resolve("ca.pem")));
    } catch (IOException | TlsIdentityException e) {
      throw new AssertionError(e);
    }
  }

  private Issued issue(String subject, KeyPurposeId use, Instant from, Instant until) {
    KeyPair own = keys();
    X509Certificate issued = sign(new X500Name("CN=" + subject), own, use, false, from, until);
    return new Issued(own.getPrivate(), issued, certificate);
  }

  private X509Certificate sign(
      X500Name subject,
      KeyPair subjectKeys,
      KeyPurposeId use,
      boolean authority,
      Instant from,
      Instant until) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(System.nanoTime()),
              Date.from(from),
              Date.from(until),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
