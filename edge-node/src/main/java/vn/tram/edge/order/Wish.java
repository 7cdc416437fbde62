package vn.tram.edge.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import vn.tram.protocol.octets.Octets;

/**
 * A new key that the node asks a certificate for. On the disk it is two lines of hexadecimal: the
 * secret half in PKCS #8, the public one in X.509.
 *
 * @param secret the secret half
 * @param open the public half, X.509 SubjectPublicKeyInfo
 */
record Wish(PrivateKey secret, Octets open) {

  /** A fresh key on EC P-256. */
  static Wish fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new Wish(pair.getPrivate(), Octets.of(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks EC P-256", e);
    }
  }

  /** The key in a file; an exception says that it is none. */
  static Wish read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      byte[] secret = Octets.ofHex(lines.getFirst()).toArray();
      return new Wish(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)),
          Octets.ofHex(lines.getLast()));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException(file + " holds no key", e);
    }
  }

  void write(Path file) throws IOException {
    KeyFile.write(file, Octets.of(secret.getEncoded()).toHex() + "\n" + open.toHex());
  }

  /** Nothing: it is a secret. */
  @Override
  public String toString() {
    return "a key";
  }
}
