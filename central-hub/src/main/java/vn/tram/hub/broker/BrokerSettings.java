package vn.tram.hub.broker;

import java.nio.file.Path;
import vn.tram.protocol.octets.Octets;

/**
 * What the embedded broker needs to know.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param folder where the broker may put files; it has none to put
 * @param certificate PKCS #12 file with the broker's own certificate and key under {@code broker}
 * @param password of that file
 * @param authority PEM file with the certificate that signs every client's
 * @param hubCertificate SHA-256 of the DER encoding of the hub's client certificate
 */
public record BrokerSettings(
    String host,
    int port,
    Path folder,
    Path certificate,
    String password,
    Path authority,
    Octets hubCertificate) {

  /** Without the password. */
  @Override
  public String toString() {
    return "broker on " + host + ":" + port;
  }
}
