package vn.tram.edge.order;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tram.edge.uplink.TlsIdentity;
import vn.tram.edge.uplink.TlsIdentityException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;

/**
 * What a node proves its name with, and how one certificate follows another.
 *
 * <p>The steps, each atomic on the disk: a new key ({@code next.key}); its certificate beside the
 * one in force ({@code next.p12}); when the hub has answered over a connection with it, it takes
 * the place of the old one ({@code node.p12}) and the rest is deleted. After each of them the node
 * has an identity that works, and one that is refused gives way to the other.
 */
final class Identities {
  private static final Logger LOG = System.getLogger(Identities.class.getName());

  private final KeyFolder files;
  private final NodeName node;
  private TlsIdentity own;
  private Optional<TlsIdentity> next;
  private Optional<Wish> wish;
  private boolean tryNext;
  private boolean nextShown;

  private Identities(KeyFolder files, NodeName node, TlsIdentity own) {
    this.files = files;
    this.node = node;
    this.own = own;
    this.next = readNext();
    this.tryNext = next.isPresent();
    this.wish = readWish();
  }

  /**
   * Reads what is there.
   *
   * @throws TlsIdentityException when there is no identity in force
   */
  static Identities open(KeyFolder files, NodeName node) throws TlsIdentityException {
    return new Identities(
        files, node, TlsIdentity.load(files.own(), files.password(), files.authority()));
  }

  private Optional<TlsIdentity> readNext() {
    if (Files.notExists(files.next())) {
      return Optional.empty();
    }
    try {
      return Optional.of(TlsIdentity.load(files.next(), files.password(), files.authority()));
    } catch (TlsIdentityException e) {
      LOG.log(Level.WARNING, "The next certificate cannot be read and is asked for again.", e);
      return Optional.empty();
    }
  }

  /** A key whose certificate is in force already is a left-over. */
  private Optional<Wish> readWish() {
    try {
      if (Files.notExists(files.wish())) {
        return Optional.empty();
      }
      Wish found = Wish.read(files.wish());
      if (found.open().equals(keyOf(own.certificate()))) {
        Files.delete(files.wish());
        return Optional.empty();
      }
      return Optional.of(found);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The key for the next certificate is made anew.", e);
      return Optional.empty();
    }
  }

  /** Whom the certificate in force names; one that follows it names the same. */
  synchronized String name() {
    return own.name();
  }

  /** What to show at the next connection. */
  synchronized TlsIdentity identity() {
    nextShown = tryNext && next.isPresent();
    return nextShown ? next.get() : own;
  }

  /** The hub answered over a connection with what was shown last. */
  synchronized void proven() {
    if (!nextShown || next.isEmpty()) {
      return;
    }
    try {
      KeyFile.move(files.next(), files.own());
      own = next.get();
      next = Optional.empty();
      wish = Optional.empty();
      tryNext = false;
      nextShown = false;
      Files.deleteIfExists(files.wish());
      LOG.log(
          Level.INFO,
          "The certificate was renewed until {0}.",
          own.certificate().getNotAfter().toInstant());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The renewed certificate could not take its place yet.", e);
    }
  }

  /** A connection with what was shown last came to nothing: the other one may be luckier. */
  synchronized void unproven() {
    tryNext = next.isPresent() && !nextShown;
  }

  /**
   * The key to ask a certificate for, when it is certain that the one in force has come to the last
   * third of its life.
   */
  synchronized Optional<Octets> wish(Moment now) throws IOException {
    if (next.isPresent() || !due(own.certificate(), now.earliest())) {
      return Optional.empty();
    }
    if (wish.isEmpty()) {
      Wish fresh = Wish.fresh();
      fresh.write(files.wish());
      wish = Optional.of(fresh);
    }
    return wish.map(Wish::open);
  }

  private static boolean due(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(from, certificate.getNotAfter().toInstant());
    return now.isAfter(from.plus(life.multipliedBy(2).dividedBy(3)));
  }

  /**
   * Takes a certificate, if it is one for the key that was asked for.
   *
   * @param encoded DER
   * @return whether another identity is to be shown from now on
   */
  synchronized boolean receive(Octets encoded) throws IOException {
    if (encoded.size() == 0 || wish.isEmpty()) {
      return false;
    }
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
      certificate.verify(own.authority().getPublicKey());
    } catch (GeneralSecurityException e) {
      LOG.log(Level.WARNING, "The hub sent a certificate that its authority did not issue.", e);
      return false;
    }
    boolean ours =
        keyOf(certificate).equals(wish.get().open())
            && certificate.getSubjectX500Principal().getName().equals("CN=" + node);
    if (!ours) {
      LOG.log(Level.INFO, "A certificate for another key is passed over.");
      return false;
    }
    KeyFile.write(files.next(), store(certificate));
    next = readNext();
    tryNext = next.isPresent();
    return tryNext;
  }

  private byte[] store(X509Certificate certificate) throws IOException {
    char[] password = Files.readString(files.password()).strip().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(
          "node",
          wish.orElseThrow().secret(),
          password,
          new Certificate[] {certificate, own.authority()});
      var out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot write PKCS #12", e);
    }
  }

  private static Octets keyOf(X509Certificate certificate) {
    return Octets.of(certificate.getPublicKey().getEncoded());
  }
}
