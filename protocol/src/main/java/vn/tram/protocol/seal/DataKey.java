package vn.tram.protocol.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.octets.Octets;

/**
 * Encrypts the persons of one stretch of a journal (AES-256-GCM). A node holds it in memory only.
 *
 * <p>The nonce is the seq of the person's entry: a data key belongs to one epoch, in which a seq is
 * never used twice.
 */
public final class DataKey {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  private DataKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** A fresh random key. */
  public static DataKey generate() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new DataKey(key);
  }

  static DataKey of(byte[] key) throws SealException {
    if (key.length != KEY_BYTES) {
      throw new SealException("a data key has " + KEY_BYTES + " bytes");
    }
    return new DataKey(key);
  }

  byte[] bytes() {
    return key.getEncoded();
  }

  /**
   * Encrypts a person's words.
   *
   * @param words the raw scan or the typed text
   * @param place of the person's entry
   */
  public Octets seal(String words, Place place) {
    try {
      return Octets.of(cipher(Cipher.ENCRYPT_MODE, place).doFinal(ScanText.deflate(words)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
    }
  }

  /**
   * A person's words.
   *
   * @throws SealException when they were not sealed with this key for this place
   */
  public String open(Octets sealed, Place place) throws SealException {
    try {
      return ScanText.inflate(cipher(Cipher.DECRYPT_MODE, place).doFinal(sealed.toArray()));
    } catch (GeneralSecurityException e) {
      throw new SealException("the person of entry " + place.seq() + " does not open", e);
    }
  }

  private Cipher cipher(int mode, Place place) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(place.seq()).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.associatedData());
    return cipher;
  }
}
