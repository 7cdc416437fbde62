package vn.tram.hub.ca;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vn.tram.hub.secret.SecretFile;

/**
 * Looks after the hub's own certificates: one that is past two thirds of its life, or has not
 * begun, is renewed, where the authority is at hand; where it is not, or the authority itself comes
 * to its end, the log says so.
 */
public final class Care {
  private static final Logger LOG = System.getLogger(Care.class.getName());
  private static final Duration AUTHORITY_WARNING = Duration.ofDays(3 * 365);

  private final Path keys;
  private final char[] password;

  /**
   * Care of a folder.
   *
   * @param keys the hub's folder {@code keys}
   * @param password of the key files in it
   */
  public Care(Path keys, String password) {
    this.keys = keys;
    this.password = password.toCharArray();
  }

  /**
   * The authority, which may lie in a safe.
   *
   * @throws IOException when it is not in the folder
   */
  public Authority authority() throws IOException {
    try {
      return new Authority(identity("ca"));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(keys.resolve("ca.p12") + " cannot be read", e);
    }
  }

  /**
   * Renews what is due.
   *
   * @throws IOException when a key file cannot be read or written
   * @throws GeneralSecurityException when one is damaged
   */
  public void renew(Instant now) throws IOException, GeneralSecurityException {
    if (Files.exists(keys.resolve("broker.p12"))) {
      Identity broker = identity("broker");
      if (due(broker.certificate(), now)) {
        renew("broker", broker, now, authority -> authority.server(names(broker), now));
      }
    }
    Identity hub = identity("hub");
    if (due(hub.certificate(), now)) {
      renew("hub", hub, now, authority -> authority.client("hub", now));
    }
  }

  /** Issues one identity. */
  private interface Issue {
    Identity by(Authority authority) throws GeneralSecurityException;
  }

  private void renew(String name, Identity old, Instant now, Issue issue)
      throws IOException, GeneralSecurityException {
    Instant end = old.certificate().getNotAfter().toInstant();
    if (Files.notExists(keys.resolve("ca.p12"))) {
      LOG.log(
          Level.WARNING,
          "The certificate in {0}.p12 ends on {1}: bring ca.p12 back into {2} and start the hub"
              + " again, and it is renewed.",
          name,
          end,
          keys);
      return;
    }
    Authority authority = authority();
    Instant last = authority.certificate().getNotAfter().toInstant();
    if (last.isBefore(now.plus(AUTHORITY_WARNING))) {
      LOG.log(
          Level.WARNING,
          "The authority of this hub ends on {0}, and nothing that it issues lasts longer: set up a"
              + " new hub folder and enrol every gate again before that day.",
          last);
    }
    SecretFile.replace(keys.resolve(name + ".p12"), issue.by(authority).toPkcs12(name, password));
    LOG.log(
        Level.INFO, "The certificate in {0}.p12, which was to end on {1}, is renewed.", name, end);
  }

  /**
   * Whether more than two thirds of its life are over, or it has not begun: a clock that was ahead
   * issued it.
   */
  static boolean due(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(from, certificate.getNotAfter().toInstant());
    return now.isBefore(from) || now.isAfter(from.plus(life.multipliedBy(2).dividedBy(3)));
  }

  private static List<String> names(Identity server) throws CertificateParsingException {
    Collection<List<?>> names = server.certificate().getSubjectAlternativeNames();
    if (names == null) {
      throw new CertificateParsingException("the broker's certificate has no names");
    }
    return names.stream().map(name -> name.get(1).toString()).toList();
  }

  private Identity identity(String name) throws IOException, GeneralSecurityException {
    return Identity.ofPkcs12(Files.readAllBytes(keys.resolve(name + ".p12")), name, password);
  }
}
