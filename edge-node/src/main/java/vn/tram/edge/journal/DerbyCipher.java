package vn.tram.edge.journal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.octets.Octets;

/** Decrypts as Derby 10.17 does: pages and log records alike, each for itself. */
final class DerbyCipher {
  /** Bytes that are encrypted together; what is shorter is padded. */
  static final int BLOCK = 16;

  private static final int DIGEST_AT = 4;
  private static final int DIGEST = 16;

  private final Cipher cipher;

  DerbyCipher(Octets key) {
    byte[] bytes = key.toArray();
    try {
      this.cipher = Cipher.getInstance("AES/CBC/NoPadding");
      this.cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(iv(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this is no key of a journal", e);
    }
  }

  /** As Derby makes it from the key. */
  private static byte[] iv(byte[] key) {
    byte[] iv = new byte[BLOCK];
    iv[0] = (byte) ((key[key.length - 1] << 2 | 0x0F) ^ key[0]);
    for (int i = 1; i < BLOCK / 2; i++) {
      iv[i] = (byte) ((key[i - 1] << i % 5 | 0x0F) ^ key[i]);
    }
    System.arraycopy(iv, 0, iv, BLOCK / 2, BLOCK / 2);
    return iv;
  }

  /** Whole blocks in the clear; what was garbled comes out as garbage. */
  byte[] clear(byte[] bytes, int at, int length) {
    try {
      return cipher.doFinal(bytes, at, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(length + " bytes are no whole blocks", e);
    }
  }

  /**
   * Whether this is the key that a database was made with.
   *
   * @param check what Derby keeps for that, {@code verifyKey.dat}: a length, the digest of some
   *     random bytes, and these, encrypted
   */
  boolean opens(byte[] check) {
    if (check.length <= DIGEST_AT + DIGEST || (check.length - DIGEST_AT - DIGEST) % BLOCK != 0) {
      return false;
    }
    int at = DIGEST_AT + DIGEST;
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(clear(check, at, check.length - at));
      return MessageDigest.isEqual(digest, Arrays.copyOfRange(check, DIGEST_AT, at));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
