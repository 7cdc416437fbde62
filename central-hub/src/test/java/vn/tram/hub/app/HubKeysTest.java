package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.fixture.TestHome;

class HubKeysTest {
  private static final List<String> FILES =
      List.of(
          "password",
          "hub.p12",
          "ca.pem",
          "broker.p12",
          "signing.key",
          "pass.pub",
          "seal.key",
          "vault.key");

  @TempDir Path folder;
  private TestHome home;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
  }

  private HubKeys read() throws HubException {
    HubKeys keys = HubKeys.read(HubHome.of(folder));
    keys.brokerCertificate();
    return keys;
  }

  @Test
  void theKeysAreThoseOfTheFolder() throws HubException {
    HubKeys keys = read();
    assertEquals(home.hub().fingerprint(), keys.certificate());
    assertEquals(home.seal().publicKey(), keys.ring().keys().seal().publicKey());
    assertEquals(home.pass().verifying(), keys.passes());
    byte[] word = {1};
    assertTrue(home.receipts().verifies(word, keys.ring().keys().signing().sign(word)));
  }

  @Test
  void aMissingKeyIsNamed() {
    for (String file : FILES) {
      home = new TestHome(folder);
      home.remove("keys/" + file);
      HubException e = assertThrows(HubException.class, this::read, file);
      assertEquals(Problem.NO_KEY, e.problem(), file);
      assertTrue(e.sentence(Locale.of("vi")).contains(file), e::getMessage);
    }
  }

  @Test
  void aDamagedKeyIsNamed() {
    for (String file : FILES.subList(1, FILES.size())) {
      home = new TestHome(folder);
      home.write("keys/" + file, "not a key");
      HubException e = assertThrows(HubException.class, this::read, file);
      assertEquals(Problem.BAD_KEY, e.problem(), file);
      assertTrue(e.getMessage().contains(file), e::getMessage);
    }
  }

  @Test
  void aPasswordThatDoesNotFitIsSaidWithoutSayingIt() {
    home.write("keys/password", "hunter2");
    HubException e = assertThrows(HubException.class, this::read);
    assertEquals(Problem.BAD_KEY, e.problem());
    assertTrue(!e.getMessage().contains("hunter2"), e::getMessage);
  }

  @Test
  void aSecondHubIsKeptOffTheFolder() throws Exception {
    HubHome hub = HubHome.of(folder);
    AutoCloseable lock = hub.lock();
    HubException e = assertThrows(HubException.class, hub::lock);
    assertEquals(Problem.SECOND_HUB, e.problem());
    lock.close();
    hub.lock().close();
  }

  @Test
  void whoeverLooksWhetherAHubRunsKeepsNoneFromStarting() throws Exception {
    HubHome hub = HubHome.of(folder);
    assertFalse(hub.runs());
    AutoCloseable first = hub.lock();
    assertTrue(hub.runs());
    first.close();
    assertFalse(hub.runs());
    Process looking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Looking.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = looking.inputReader()) {
      assertEquals("false", said.readLine());
      for (int i = 0; i < 200; i++) {
        hub.lock().close();
      }
      AutoCloseable lock = hub.lock();
      while (!"true".equals(said.readLine())) {
        assertTrue(looking.isAlive(), "never seen");
      }
      lock.close();
    } finally {
      looking.destroyForcibly().waitFor();
    }
  }

  /** Looks again and again, as those do who bring a stick. */
  static final class Looking {
    private Looking() {}

    public static void main(String[] args) throws HubException {
      HubHome hub = HubHome.of(Path.of(args[0]));
      while (!System.out.checkError()) {
        System.out.println(hub.runs());
      }
    }
  }
}
