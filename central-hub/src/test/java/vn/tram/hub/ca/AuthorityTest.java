package vn.tram.hub.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class AuthorityTest {
  private static final Instant NOW = Instant.now();
  private static final Authority OURS = Authority.create(NOW);
  private static final Authority THEIRS = Authority.create(NOW);
  private static final Identity BROKER =
      OURS.server(List.of("localhost", "127.0.0.1", "::1", "hub.example.vn"), NOW);

  @Test
  void aBrokerKnowsWhoeverItsAuthorityNamed() throws Exception {
    assertEquals(
        "CN=cho-long-hoa", shakeHands(BROKER, OURS.client("cho-long-hoa", NOW), OURS, "127.0.0.1"));
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() {
    assertRefused(BROKER, THEIRS.client("cho-long-hoa", NOW), OURS, "127.0.0.1");
  }

  @Test
  void aBrokerOfAnotherAuthorityIsRefused() {
    Identity foreign = THEIRS.server(List.of("127.0.0.1"), NOW);
    assertRefused(foreign, OURS.client("cho-long-hoa", NOW), OURS, "127.0.0.1");
  }

  @Test
  void aNodeCannotPoseAsTheBroker() {
    assertRefused(OURS.client("127.0.0.1", NOW), OURS.client("victim", NOW), OURS, "127.0.0.1");
  }

  @Test
  void theBrokersCertificateIsNoClients() {
    assertRefused(BROKER, BROKER, OURS, "127.0.0.1");
  }

  @Test
  void aBrokerUnderAnotherNameIsRefused() {
    Identity elsewhere = OURS.server(List.of("hub.example.vn"), NOW);
    assertRefused(elsewhere, OURS.client("cho-long-hoa", NOW), OURS, "127.0.0.1");
  }

  @Test
  void aNodeCannotIssueCertificates() {
    Identity node = OURS.client("cho-long-hoa", NOW);
    assertThrows(IllegalArgumentException.class, () -> new Authority(node));
  }

  @Test
  void whatAHubIssuedWhoseClockWasThreeYearsAheadHoldsWhenTheClockIsSetRight() throws Exception {
    Instant ahead = NOW.plus(Duration.ofDays(3 * 365));
    OURS.client("cho-long-hoa", ahead).certificate().checkValidity(Date.from(NOW));
    OURS.server(List.of("localhost"), ahead).certificate().checkValidity(Date.from(NOW));
  }

  @Test
  void certificatesHoldForTenYearsAndForABoxWhoseClockIsAnHourSlow() throws Exception {
    X509Certificate certificate = OURS.client("cho-long-hoa", NOW).certificate();
    certificate.checkValidity(Date.from(NOW.minus(Duration.ofHours(1))));
    certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(3_650))));
  }

  @Test
  void noTwoCertificatesShareANumberOrAKey() {
    X509Certificate one = OURS.client("cho-long-hoa", NOW).certificate();
    X509Certificate other = OURS.client("cho-long-hoa", NOW).certificate();
    assertNotEquals(one.getSerialNumber(), other.getSerialNumber());
    assertNotEquals(one.getPublicKey(), other.getPublicKey());
  }

  @Test
  void twoAuthoritiesHaveDifferentNames() {
    assertNotEquals(
        OURS.certificate().getSubjectX500Principal(),
        THEIRS.certificate().getSubjectX500Principal());
  }

  @Test
  void aPkcs12FileOpensWithItsPasswordOnly() throws Exception {
    Identity node = OURS.client("cho-long-hoa", NOW);
    byte[] file = node.toPkcs12("node", "right".toCharArray());
    assertEquals(node, Identity.ofPkcs12(file, "node", "right".toCharArray()));
    assertThrows(
        GeneralSecurityException.class,
        () -> Identity.ofPkcs12(file, "node", "wrong".toCharArray()));
    assertThrows(
        GeneralSecurityException.class,
        () -> Identity.ofPkcs12(file, "hub", "right".toCharArray()));
  }

  @Test
  void anIdentityNeverPrintsItsKey() {
    assertFalse(BROKER.toString().contains("PrivateKey"), BROKER.toString());
  }

  private static void assertRefused(
      Identity server, Identity client, Authority trusted, String host) {
    assertThrows(SSLException.class, () -> shakeHands(server, client, trusted, host));
  }

  /** Both ends of a TLS connection; gives whom the server took the client for. */
  private static String shakeHands(Identity server, Identity client, Authority trusted, String host)
      throws IOException, GeneralSecurityException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var listening =
        (SSLServerSocket)
            context(server, trusted).getServerSocketFactory().createServerSocket(0, 1, here)) {
      listening.setNeedClientAuth(true);
      CompletableFuture<String> seen =
          CompletableFuture.supplyAsync(
              () -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                  socket.startHandshake();
                  socket.getOutputStream().write(1);
                  return socket.getSession().getPeerPrincipal().getName();
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              });
      try (SSLSocket socket =
          (SSLSocket)
              context(client, trusted)
                  .getSocketFactory()
                  .createSocket(host, listening.getLocalPort())) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        // With TLS 1.3 a client hears of its refusal when it reads, not before, and perhaps only
        // as a broken pipe: the server knows better why.
        if (socket.getInputStream().read() != 1) {
          throw new SSLException("the server hung up");
        }
      } catch (SocketException e) {
        seen.get();
        throw e;
      }
      return seen.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new SSLException(e);
    }
  }

  private static SSLContext context(Identity self, Authority trusted)
      throws GeneralSecurityException, IOException {
    char[] password = "password".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, password);
    own.setKeyEntry("self", self.key(), password, self.chain().toArray(new X509Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, password);
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, password);
    roots.setCertificateEntry("ca", trusted.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
