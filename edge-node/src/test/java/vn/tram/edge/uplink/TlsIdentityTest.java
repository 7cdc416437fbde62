package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that lacks a file is told which one. */
class TlsIdentityTest {
  @TempDir Path folder;
  private Path certificate;
  private Path password;
  private Path authority;

  @BeforeEach
  void enrol() throws IOException {
    TestAuthority issuer = new TestAuthority("authority");
    certificate = issuer.client("market-1").writeTo(folder.resolve("node.p12"));
    password = Files.writeString(folder.resolve("password"), TestAuthority.PASSWORD);
    authority = issuer.writeTo(folder.resolve("ca.pem"));
  }

  @Test
  void whatEnrolmentLeavesIsEnough() throws TlsIdentityException {
    TlsIdentity.load(certificate, password, authority);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    for (Path file : new Path[] {certificate, password, authority}) {
      byte[] kept = Files.readAllBytes(file);
      Files.delete(file);
      TlsIdentityException refused = refused();
      assertEquals(file, refused.file());
      assertTrue(refused.missing());
      Files.write(file, kept);
    }
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    for (Path file : new Path[] {certificate, authority}) {
      byte[] kept = Files.readAllBytes(file);
      Files.writeString(file, "nothing of use");
      TlsIdentityException refused = refused();
      assertEquals(file, refused.file());
      assertFalse(refused.missing());
      Files.write(file, kept);
    }
  }

  @Test
  void aPasswordThatDoesNotFitBlamesTheCertificate() throws IOException {
    Files.writeString(password, "another");
    assertEquals(certificate, refused().file());
  }

  private TlsIdentityException refused() {
    return assertThrows(
        TlsIdentityException.class, () -> TlsIdentity.load(certificate, password, authority));
  }
}
