package vn.tram.protocol.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import vn.tram.protocol.octets.Octets;

/** A private Ed25519 key (RFC 8032). */
public final class SigningKey {
  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /** A fresh key and the key that verifies its signatures. */
  public static Pair generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Pair(
          new SigningKey(pair.getPrivate()),
          VerifyingKey.ofX509(Octets.of(pair.getPublic().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks Ed25519", e);
    }
  }

  /**
   * The key in its PKCS #8 encoding.
   *
   * @throws IllegalArgumentException when the bytes are no such key
   */
  public static SigningKey ofPkcs8(Octets encoded) {
    try {
      return new SigningKey(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(encoded.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no PKCS #8 Ed25519 key", e);
    }
  }

  /** The PKCS #8 encoding; a secret. */
  public Octets toPkcs8() {
    return Octets.of(key.getEncoded());
  }

  /** A signature of 64 bytes over the message. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with Ed25519", e);
    }
  }

  /**
   * A private key and its public half.
   *
   * @param signing the secret half
   * @param verifying the half for everybody
   */
  public record Pair(SigningKey signing, VerifyingKey verifying) {}
}
