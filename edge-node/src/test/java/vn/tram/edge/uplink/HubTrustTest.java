package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.time.Moment;

/** Whom a node believes, and when. */
class HubTrustTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Moment KNOWN = Moment.exactly(NOW);
  private static final Instant BEFORE = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant AFTER = Instant.parse("2030-01-01T00:00:00Z");

  private final TestAuthority authority = new TestAuthority("authority");

  @Test
  void aServerOfTheAuthorityIsBelieved() {
    assertBelieved(KNOWN, authority.server().chain());
  }

  @Test
  void aServerThatSendsTheAuthorityAlongIsBelieved() {
    assertBelieved(
        KNOWN, new X509Certificate[] {authority.server().certificate(), authority.certificate()});
  }

  @Test
  void aStolenNodeCannotPoseAsTheBroker() {
    assertRefused(KNOWN, authority.client("market-1").chain());
    assertRefused(Moment.UNKNOWN, authority.client("market-1").chain());
  }

  @Test
  void theAuthorityItselfIsNoServer() {
    assertRefused(KNOWN, new X509Certificate[] {authority.certificate()});
  }

  @Test
  void aServerOfAnotherAuthorityOfTheSameNameIsRefused() {
    TestAuthority twin = new TestAuthority("authority");
    assertRefused(KNOWN, twin.server().chain());
    assertRefused(
        Moment.UNKNOWN, new X509Certificate[] {twin.server().certificate(), twin.certificate()});
  }

  @Test
  void aServerOfAServerIsRefused() {
    assertRefused(
        KNOWN,
        new X509Certificate[] {
          new TestAuthority("broker").server().certificate(), authority.server().certificate()
        });
  }

  @Test
  void datesAreJudgedOnlyByAKnownTime() {
    X509Certificate[] expired = authority.server(BEFORE, BEFORE.plusSeconds(60)).chain();
    X509Certificate[] unborn = authority.server(AFTER, AFTER.plusSeconds(60)).chain();
    assertRefused(KNOWN, expired);
    assertRefused(KNOWN, unborn);
    assertBelieved(Moment.UNKNOWN, expired);
    assertBelieved(Moment.UNKNOWN, unborn);
  }

  @Test
  void aCertificateThatMayBeValidNowIsBelieved() {
    X509Certificate[] ending = authority.server(BEFORE, NOW).chain();
    assertBelieved(new Moment(NOW.minusSeconds(1), NOW.plusSeconds(3_600)), ending);
    assertRefused(new Moment(NOW.plusSeconds(1), NOW.plusSeconds(3_600)), ending);
  }

  @Test
  void anAuthorityThatHasEndedIsRefusedByAKnownTime() {
    TestAuthority ended = new TestAuthority("ended", BEFORE, BEFORE.plusSeconds(60));
    HubTrust trust = new HubTrust(ended.certificate(), () -> KNOWN);
    assertThrows(
        CertificateException.class, () -> trust.checkServerTrusted(ended.server().chain(), "EC"));
  }

  @Test
  void nobodyIsAClientOfANode() {
    HubTrust trust = new HubTrust(authority.certificate(), () -> KNOWN);
    assertThrows(
        CertificateException.class,
        () -> trust.checkClientTrusted(authority.client("market-1").chain(), "EC"));
    assertArrayEquals(new X509Certificate[] {authority.certificate()}, trust.getAcceptedIssuers());
  }

  private void assertBelieved(Moment now, X509Certificate... chain) {
    HubTrust trust = new HubTrust(authority.certificate(), () -> now);
    assertDoesNotThrow(() -> trust.checkServerTrusted(chain, "EC"));
  }

  private void assertRefused(Moment now, X509Certificate... chain) {
    HubTrust trust = new HubTrust(authority.certificate(), () -> now);
    assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "EC"));
  }
}
