package vn.tram.edge.order;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/** A hub's authority, as far as a node sees it. */
final class Issuer {
  private static final String PASSWORD = "only for tests";

  private final KeyPair keys = pair();
  private final X509Certificate own =
      sign("CN=authority", keys.getPublic(), Instant.EPOCH, Duration.ofDays(40_000));

  /** Writes what enrolment leaves. */
  void enrol(KeyFolder files, NodeName node, Instant from, Duration life) {
    KeyPair pair = pair();
    X509Certificate certificate = sign("CN=" + node, pair.getPublic(), from, life);
    try (OutputStream out = Files.newOutputStream(files.own())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      char[] password = PASSWORD.toCharArray();
      store.load(null, password);
      store.setKeyEntry("node", pair.getPrivate(), password, new Certificate[] {certificate, own});
      store.store(out, password);
      Files.writeString(files.password(), PASSWORD + "\n");
      Files.writeString(
          files.authority(),
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                  .encodeToString(own.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  X509Certificate issue(NodeName node, Octets key, Instant from, Duration life) {
    try {
      PublicKey open =
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.toArray()));
      return sign("CN=" + node, open, from, life);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A key that nobody asked for. */
  static Octets key() {
    return Octets.of(pair().getPublic().getEncoded());
  }

  static Octets encoded(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private X509Certificate sign(String subject, PublicKey key, Instant from, Duration life) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=authority"),
              BigInteger.valueOf(System.nanoTime()),
              Date.from(from),
              Date.from(from.plus(life)),
              new X500Name(subject),
              key);
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
