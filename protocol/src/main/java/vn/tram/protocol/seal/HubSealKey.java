package vn.tram.protocol.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import vn.tram.protocol.octets.Octets;

/** The hub's secret half of the seal on data keys (HPKE, RFC 9180, base mode). */
public final class HubSealKey {
  static final HpkeParameters PARAMETERS;

  static {
    try {
      HybridConfig.register();
      PARAMETERS =
          HpkeParameters.builder()
              .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
              .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
              .setVariant(HpkeParameters.Variant.NO_PREFIX)
              .build();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final HpkePrivateKey key;
  private final HybridDecrypt decrypt;

  private HubSealKey(HpkePrivateKey key) throws GeneralSecurityException {
    this.key = key;
    this.decrypt =
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
            .build()
            .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
  }

  /** A fresh key. */
  public static HubSealKey generate() {
    try {
      KeysetHandle handle = KeysetHandle.generateNew(PARAMETERS);
      return new HubSealKey((HpkePrivateKey) handle.getPrimary().getKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this program lacks HPKE", e);
    }
  }

  /**
   * The key of these secret bytes.
   *
   * @param secret 64 bytes as {@link #toBytes} gave them
   * @throws IllegalArgumentException when they are no such key
   */
  public static HubSealKey of(Octets secret) {
    byte[] both = secret.toArray();
    if (both.length != 64) {
      throw new IllegalArgumentException("a seal key has 64 bytes, not " + both.length);
    }
    try {
      var open = new HubSealPublicKey(Octets.of(Arrays.copyOfRange(both, 32, 64)));
      return new HubSealKey(
          HpkePrivateKey.create(
              open.hpke(),
              SecretBytes.copyFrom(Arrays.copyOf(both, 32), InsecureSecretKeyAccess.get())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no seal key", e);
    }
  }

  /** The X25519 private key, then the public one, 32 bytes each; a secret. */
  public Octets toBytes() {
    byte[] both = new byte[64];
    byte[] secret = key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    System.arraycopy(secret, 0, both, 0, 32);
    System.arraycopy(publicKey().bytes().toArray(), 0, both, 32, 32);
    return Octets.of(both);
  }

  /** The half that nodes seal to. */
  public HubSealPublicKey publicKey() {
    return new HubSealPublicKey(Octets.of(key.getPublicKey().getPublicKeyBytes().toByteArray()));
  }

  /**
   * The data key that a node sealed.
   *
   * @param place of the key's entry
   * @throws SealException when it was not sealed to this key for this place
   */
  public DataKey open(Octets sealed, Place place) throws SealException {
    try {
      return DataKey.of(decrypt.decrypt(sealed.toArray(), place.associatedData()));
    } catch (GeneralSecurityException e) {
      throw new SealException("the data key of entry " + place.seq() + " does not open", e);
    }
  }
}
