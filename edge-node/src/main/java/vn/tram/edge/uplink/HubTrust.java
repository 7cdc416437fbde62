package vn.tram.edge.uplink;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.tram.protocol.time.Moment;

/**
 * Believes whoever the hub's own authority made a server.
 *
 * <p>Dates are judged by what the node knows of time: a certificate is refused when it is certain
 * not to be valid now. A box without a clock that has not heard the time yet knows next to nothing,
 * refuses nothing, and can connect to hear it; the wall clock, which may say 1970, is never asked.
 *
 * <p>Host names are not compared. The authority is the hub's own and makes servers of brokers only,
 * and boxes reach them by addresses that change.
 */
final class HubTrust extends X509ExtendedTrustManager {
  private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";

  private final X509Certificate authority;
  private final Supplier<Moment> now;

  HubTrust(X509Certificate authority, Supplier<Moment> now) {
    this.authority = authority;
    this.now = now;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    List<String> uses = chain[0].getExtendedKeyUsage();
    if (uses == null || !uses.contains(SERVER_USE)) {
      throw new CertificateException("the peer's certificate is not for a server");
    }
    List<X509Certificate> path = new ArrayList<>(List.of(chain));
    path.remove(authority);
    Date date = Date.from(possibleTime(path));
    try {
      PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      rules.setRevocationEnabled(false);
      rules.setDate(date);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), rules);
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the peer's certificate is not from the hub's authority", e);
    }
  }

  /** The first instant at which it may be now and all the certificates are valid. */
  private Instant possibleTime(List<X509Certificate> path) throws CertificateException {
    Moment present = now.get();
    Instant from = present.earliest();
    Instant until = present.latest();
    List<X509Certificate> all = new ArrayList<>(path);
    all.add(authority);
    for (X509Certificate certificate : all) {
      Instant start = certificate.getNotBefore().toInstant();
      Instant end = certificate.getNotAfter().toInstant();
      from = start.isAfter(from) ? start : from;
      until = end.isBefore(until) ? end : until;
    }
    if (from.isAfter(until)) {
      throw new CertificateException(
          "a certificate of the peer is not valid at any time from "
              + present.earliest()
              + " to "
              + present.latest());
    }
    return from;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a node serves nobody");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }
}
