package vn.tram.protocol.seal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import vn.tram.protocol.octets.Octets;

/**
 * The hub's public half of the seal on data keys.
 *
 * @param bytes the X25519 public key, 32 bytes
 */
public record HubSealPublicKey(Octets bytes) {
  public HubSealPublicKey {
    if (bytes.size() != 32) {
      throw new IllegalArgumentException("an X25519 key has 32 bytes, not " + bytes.size());
    }
  }

  /** Which key this is: the first four bytes of its SHA-256. */
  public int id() {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toArray())).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  /**
   * Seals a data key.
   *
   * @param place of the entry that will carry it
   */
  public Octets seal(DataKey key, Place place) {
    try {
      HybridEncrypt encrypt =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(hpke()).withRandomId().makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
      return Octets.of(encrypt.encrypt(key.bytes(), place.associatedData()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this program lacks HPKE", e);
    }
  }

  HpkePublicKey hpke() throws GeneralSecurityException {
    return HpkePublicKey.create(HubSealKey.PARAMETERS, Bytes.copyFrom(bytes.toArray()), null);
  }
}
