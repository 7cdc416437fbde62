package vn.tram.systemtests.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.enrol.Upkeep;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.weather.Passports;

/** An operator's own Mosquitto, with the list of revoked certificates that the hub writes. */
class RevokedTest {
  private static final NodeName STOLEN = new NodeName("cho-1");
  private static final NodeName OTHER = new NodeName("cho-2");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int PATIENCE_MILLIS = 20_000;

  private static final int CONNECT = 0x10;
  private static final int CONNACK = 0x20;

  @TempDir Path folder;

  @Test
  void aRevokedBoxIsRefusedByMosquittoAndLetInAgainOnceItIsReadmitted() throws Exception {
    assumeTrue(
        Mosquitto.isInstalled(),
        "no mosquitto on this machine: whether it heeds the list of the revoked is not tested");
    HubFolder hub = HubFolder.found(folder.resolve("hub"), HubPlan.loopback(), Instant.now());
    int port = Ports.free();
    enrol(hub, STOLEN, port);
    enrol(hub, OTHER, port);
    try (Mosquitto mosquitto =
        Mosquitto.start(folder.resolve("mosquitto"), hub.home().resolve("keys"), port)) {
      assertTrue(letsIn(mosquitto, STOLEN), "before anybody is put out");

      new Upkeep(hub).revoke(STOLEN, "stolen");
      Tool.run("kill", "-HUP", Long.toString(mosquitto.pid()));
      await().atMost(LONG).until(() -> !letsIn(mosquitto, STOLEN));
      assertTrue(letsIn(mosquitto, OTHER), "somebody else than the one who was put out");

      mosquitto.kill();
      mosquitto.restart();
      assertFalse(letsIn(mosquitto, STOLEN), "after a start of the broker");
      assertTrue(letsIn(mosquitto, OTHER), "after a start of the broker");

      new Upkeep(hub).readmit(STOLEN);
      mosquitto.kill();
      mosquitto.restart();
      assertTrue(letsIn(mosquitto, STOLEN), "readmitted");
    }
  }

  private void enrol(HubFolder hub, NodeName node, int port) throws Exception {
    var place = new GatePlan.Place("cho", "Chợ Thử", SiteKind.MARKET, LocalTime.of(22, 0));
    GatePlan plan = GatePlan.loopback(node, place, URI.create("ssl://127.0.0.1:" + port));
    new Enrolment(hub).enrol(plan, folder.resolve(node.value()), Instant.now());
  }

  /** Whether the broker answers a CONNECT; one who is refused is cut off before or instead. */
  private boolean letsIn(Mosquitto mosquitto, NodeName node) throws IOException {
    Path keys = folder.resolve(node.value()).resolve("keys");
    try (Socket socket = Passports.of(keys, "node.p12").getSocketFactory().createSocket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(mosquitto.address());
      socket.getOutputStream().write(connect(node));
      InputStream answer = socket.getInputStream();
      return answer.read() == CONNACK
          && answer.read() > 0
          && answer.read() >= 0
          && answer.read() == 0;
    } catch (SSLException | SocketException e) {
      return false;
    }
  }

  /** MQTT 3.1.1, a clean session, keep-alive of a minute. */
  private static byte[] connect(NodeName node) {
    byte[] id = node.value().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(14 + id.length)
        .put((byte) CONNECT)
        .put((byte) (12 + id.length))
        .putShort((short) 4)
        .put("MQTT".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 4)
        .put((byte) 2)
        .putShort((short) 60)
        .putShort((short) id.length)
        .put(id)
        .array();
  }
}
