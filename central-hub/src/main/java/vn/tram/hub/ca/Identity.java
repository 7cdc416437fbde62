package vn.tram.hub.ca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody whom a certificate names, and the key that proves it.
 *
 * @param key the secret
 * @param chain the certificate, then those that vouch for it; not empty
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an identity has a certificate");
    }
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** A PKCS #12 file that holds this alone; a secret even under its password. */
  public byte[] toPkcs12(String alias, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(alias, key, password, chain.toArray(new Certificate[0]));
      var out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot write PKCS #12", e);
    }
  }

  /**
   * What a PKCS #12 file holds under a name.
   *
   * @throws GeneralSecurityException when the password is wrong, the bytes are no such file, or
   *     nothing has that name
   */
  public static Identity ofPkcs12(byte[] file, String alias, char[] password)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(file), password);
    } catch (IOException e) {
      throw new GeneralSecurityException("no PKCS #12 file, or another password", e);
    }
    if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
      throw new GeneralSecurityException("the file holds no key named " + alias);
    }
    return new Identity(
        key,
        Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
  }

  /** Only the name: the key is a secret. */
  @Override
  public String toString() {
    return certificate().getSubjectX500Principal().getName();
  }
}
