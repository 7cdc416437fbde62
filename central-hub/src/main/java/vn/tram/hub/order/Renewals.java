package vn.tram.hub.order;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import vn.tram.hub.ca.Authority;
import vn.tram.hub.registry.EnrolledNode;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Request;

/** Gives nodes the certificates that they ask for, in their own name and not too often. */
public final class Renewals {
  private static final Logger LOG = System.getLogger(Renewals.class.getName());
  private static final int CURVE_BITS = 256;

  private final Registry registry;
  private final Registrar registrar;
  private final Source source;
  private final Duration life;
  private final InstantSource clock;

  /** Where the authority is; it may lie in a safe. */
  @FunctionalInterface
  public interface Source {
    /**
     * The hub's authority.
     *
     * @throws IOException when it is not here
     */
    Authority authority() throws IOException;
  }

  /**
   * Renewals.
   *
   * @param life of each certificate; a node gets at most ten in so long
   */
  public Renewals(
      Registry registry, Registrar registrar, Source source, Duration life, InstantSource clock) {
    this.registry = registry;
    this.registrar = registrar;
    this.source = source;
    this.life = life;
    this.clock = clock;
  }

  /**
   * Answers a request whose signature was checked.
   *
   * @param rotated the stamp of the hub's last rotation
   * @return whether there is something to tell the node
   */
  boolean answer(EnrolledNode node, Request request, long rotated) throws IOException {
    Papers papers =
        registry
            .papers(node.name())
            .orElseThrow(() -> new IOException(node.name() + " is not enrolled"));
    if (request.obeyed() < papers.stamp()) {
      // Lost on the way, or an old copy: whoever asked gets what he got before, nobody else.
      return papers.renewed().size() > 0 && isFor(papers.renewed(), request.publicKey());
    }
    Instant now = clock.instant();
    Instant next = Instant.ofEpochMilli(papers.stamp()).plus(life.dividedBy(10));
    if (papers.renewed().size() > 0 && now.isBefore(next)) {
      LOG.log(
          Level.WARNING, "{0} asks for another certificate too early and gets none.", node.name());
      return false;
    }
    PublicKey key;
    try {
      key = key(request.publicKey());
    } catch (GeneralSecurityException e) {
      LOG.log(Level.WARNING, "{0} asks for a certificate on no key of ours.", node.name());
      return false;
    }
    X509Certificate certificate = source.authority().client(node.name().value(), key, now, life);
    long stamp = Math.max(now.toEpochMilli(), Math.max(rotated, papers.stamp()) + 1);
    registrar.renew(node.name(), certificate, stamp);
    LOG.log(
        Level.INFO,
        "{0} gets a certificate until {1}.",
        node.name(),
        certificate.getNotAfter().toInstant());
    return true;
  }

  private static boolean isFor(Octets certificate, Octets key) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificate.toArray()))
          .getPublicKey()
          .equals(key(key));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey key(Octets encoded) throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded.toArray()));
    if (!(key instanceof ECPublicKey ec)
        || ec.getParams().getCurve().getField().getFieldSize() != CURVE_BITS) {
      throw new GeneralSecurityException("another curve");
    }
    return key;
  }
}
