package vn.tram.hub.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that runs for decades goes on talking to its gates. */
class CareTest {
  private static final String PASSWORD = "only for tests";
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final List<String> NAMES = List.of("hub.example.vn", "127.0.0.1");

  @TempDir Path keys;
  private final Authority authority = Authority.create(NOW);

  @BeforeEach
  void aFreshHub() throws IOException {
    write("ca", authority.self());
    write("hub", authority.client("hub", NOW));
    write("broker", authority.server(NAMES, NOW));
  }

  private void write(String name, Identity identity) throws IOException {
    Files.write(keys.resolve(name + ".p12"), identity.toPkcs12(name, PASSWORD.toCharArray()));
  }

  private byte[] file(String name) throws IOException {
    return Files.readAllBytes(keys.resolve(name + ".p12"));
  }

  private X509Certificate certificate(String name) throws Exception {
    return Identity.ofPkcs12(file(name), name, PASSWORD.toCharArray()).certificate();
  }

  private void careAt(Instant now) throws Exception {
    new Care(keys, PASSWORD).renew(now);
  }

  private static Instant inYears(int years) {
    return NOW.plus(Duration.ofDays(365L * years));
  }

  @Test
  void whatIsYoungStays() throws Exception {
    byte[] hub = file("hub");
    byte[] broker = file("broker");
    careAt(inYears(5));
    assertArrayEquals(hub, file("hub"));
    assertArrayEquals(broker, file("broker"));
  }

  @Test
  void whatIsInItsLastThirdIsRenewedUnderTheSameNamesWithAFreshKey() throws Exception {
    X509Certificate hub = certificate("hub");
    X509Certificate broker = certificate("broker");
    careAt(inYears(8));
    for (String name : List.of("hub", "broker")) {
      X509Certificate fresh = certificate(name);
      fresh.checkValidity(Date.from(inYears(17)));
      fresh.checkValidity(Date.from(inYears(8)));
      fresh.verify(authority.certificate().getPublicKey());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(keys.resolve(name + ".p12"))));
    }
    assertEquals(hub.getSubjectX500Principal(), certificate("hub").getSubjectX500Principal());
    assertEquals(hub.getExtendedKeyUsage(), certificate("hub").getExtendedKeyUsage());
    assertEquals(
        List.copyOf(broker.getSubjectAlternativeNames()),
        List.copyOf(certificate("broker").getSubjectAlternativeNames()));
    assertNotEquals(hub.getPublicKey(), certificate("hub").getPublicKey());
  }

  @Test
  void whatIsRenewedDoesNotOutliveTheAuthority() throws Exception {
    careAt(inYears(20));
    assertEquals(authority.certificate().getNotAfter(), certificate("hub").getNotAfter());
  }

  @Test
  void whatAClockThatWasFarAheadIssuedIsRenewedOnceTheClockIsRight() throws Exception {
    Instant ahead = inYears(9);
    careAt(ahead);
    assertFalse(certificate("hub").getNotBefore().toInstant().isBefore(NOW));
    careAt(NOW);
    certificate("hub").checkValidity(Date.from(NOW));
    certificate("broker").checkValidity(Date.from(NOW));
  }

  @Test
  void withTheAuthorityInASafeNothingIsLost() throws Exception {
    Files.delete(keys.resolve("ca.p12"));
    byte[] hub = file("hub");
    careAt(inYears(8));
    assertArrayEquals(hub, file("hub"));
    assertThrows(IOException.class, () -> new Care(keys, PASSWORD).authority());
  }

  @Test
  void aHubOfAnotherBrokerRenewsItsOwnAlone() throws Exception {
    Files.delete(keys.resolve("broker.p12"));
    careAt(inYears(8));
    certificate("hub").checkValidity(Date.from(inYears(17)));
    assertFalse(Files.exists(keys.resolve("broker.p12")));
  }

  @Test
  void aDamagedAuthorityIsNamedAndTheCertificateStays() throws Exception {
    Files.writeString(keys.resolve("ca.p12"), "not a key file");
    byte[] broker = file("broker");
    IOException failure = assertThrows(IOException.class, () -> careAt(inYears(8)));
    assertEquals(keys.resolve("ca.p12") + " cannot be read", failure.getMessage());
    assertArrayEquals(broker, file("broker"));
  }
}
