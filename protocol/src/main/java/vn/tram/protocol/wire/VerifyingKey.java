package vn.tram.protocol.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import vn.tram.protocol.octets.Octets;

/** A public Ed25519 key (RFC 8032). */
public final class VerifyingKey {
  private final PublicKey key;

  private VerifyingKey(PublicKey key) {
    this.key = key;
  }

  /**
   * The key in its X.509 SubjectPublicKeyInfo encoding.
   *
   * @throws IllegalArgumentException when the bytes are no such key
   */
  public static VerifyingKey ofX509(Octets encoded) {
    try {
      return new VerifyingKey(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(encoded.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no X.509 Ed25519 key", e);
    }
  }

  /** The X.509 SubjectPublicKeyInfo encoding. */
  public Octets toX509() {
    return Octets.of(key.getEncoded());
  }

  /** Whether the signature fits; a malformed signature does not. */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot verify Ed25519", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
