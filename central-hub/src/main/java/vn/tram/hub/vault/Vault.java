package vn.tram.hub.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.octets.Octets;

/**
 * Keeps numbers, names and card texts from whoever holds the database but not the key.
 *
 * <p>What must be found again is hashed under the key (HMAC-SHA256, first 16 bytes), what must be
 * read again is encrypted under it (AES-256-GCM, random nonce in front). Both use keys of their own
 * that are derived from the one in the file. Safe for many threads.
 */
public final class Vault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec restKey;
  private final Octets check;
  private final SecureRandom random = new SecureRandom();

  /** Finding one costs more than using it, and a backlog needs some for each person. */
  private final ThreadLocal<Mac> lookups;

  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Vault::newCipher);

  /**
   * The vault of this key.
   *
   * @param key 32 secret bytes
   */
  public Vault(Octets key) {
    if (key.size() != KEY_BYTES) {
      throw new IllegalArgumentException("a vault key has 32 bytes, not " + key.size());
    }
    var root = new SecretKeySpec(key.toArray(), "HmacSHA256");
    var lookupKey = new SecretKeySpec(hmac(root, "tram vault look-up 1"), "HmacSHA256");
    restKey = new SecretKeySpec(hmac(root, "tram vault at rest 1"), "AES");
    lookups = ThreadLocal.withInitial(() -> newMac(lookupKey));
    check = Octets.of(hmac(root, "tram vault check 1"));
  }

  /** 32 bytes that only this key gives, and that do not tell it: to know it again. */
  public Octets check() {
    return check;
  }

  /** Under which id a number is filed. The same number has the same id whatever card it is on. */
  public UUID lookup(CardKey key) {
    return id("number", key.canonical());
  }

  /** Under which id the text of a card is filed. */
  public UUID lookupText(String text) {
    return id("text", text);
  }

  /**
   * Encrypts words.
   *
   * @param context what the words are and where they stand; they open only with the same
   */
  public byte[] encrypt(String words, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, context)
              .doFinal(words.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
    }
  }

  /**
   * The words that were encrypted.
   *
   * @throws VaultException when this key did not encrypt them for this context
   */
  public String decrypt(byte[] sealed, String context) {
    if (sealed.length < NONCE_BYTES) {
      throw new VaultException("the stored bytes are too short to be of this vault");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      byte[] words =
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return new String(words, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new VaultException("the database was written with another vault key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot decrypt with AES-GCM", e);
    }
  }

  private UUID id(String domain, String words) {
    byte[] named = (domain + "|" + words).getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash = ByteBuffer.wrap(lookups.get().doFinal(named));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = ciphers.get();
    cipher.init(mode, restKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] hmac(SecretKeySpec key, String words) {
    return newMac(key).doFinal(words.getBytes(StandardCharsets.UTF_8));
  }

  private static Mac newMac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks HMAC-SHA256", e);
    }
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks AES-GCM", e);
    }
  }
}
