package vn.tram.hub.keyring;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/** Finds the public half of a secret key: Java cannot. */
final class Halves {
  private Halves() {}

  static VerifyingKey verifying(SigningKey key) {
    try {
      AsymmetricKeyParameter secret =
          PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(key.toPkcs8().toArray()));
      if (!(secret instanceof Ed25519PrivateKeyParameters ed25519)) {
        throw new IllegalArgumentException("a signing key is an Ed25519 key");
      }
      SubjectPublicKeyInfo open =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(ed25519.generatePublicKey());
      return VerifyingKey.ofX509(Octets.of(open.getEncoded()));
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no Ed25519 key", e);
    }
  }
}
