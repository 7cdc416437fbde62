package vn.tram.systemtests.carry;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tram.provisioning.enrol.Upkeep;

/**
 * A courier with a stick and a network that comes and goes, between a real gate and a real hub:
 * each check-in is there, once, whichever way it took.
 */
class CarryTest extends Outpost {
  @Test
  void whatAStickAndANetworkBringInTurnsIsThereOnce() throws Exception {
    beep(3);
    assertEquals("3", figure("checkins", tram("out", "--gate", gateHome.root())));

    // The network comes back while the courier is on his way, and takes all of it.
    beep(2);
    link.restore();
    awaitHubHas(5);
    awaitTheGateKnows();
    link.cut();
    Map<String, String> stale = tram("in", "--hub", hubHome);
    assertEquals("0", figure("checkins", stale));
    assertEquals("1", figure("known", stale));
    assertEquals("1", figure("receipts", tram("in", "--gate", gateHome.root())));
    assertEquals(List.of(), files());

    // Now the courier alone, from a gate that is switched off, to a hub that has another key.
    new Upkeep(hubFolder).rotate(Upkeep.Key.SIGNING_LEAKED, Instant.now());
    beep(4);
    gate.stop();
    assertEquals("4", figure("checkins", tram("out", "--gate", gateHome.root())));
    startGate();
    beep(1);
    Map<String, String> taken = tram("in", "--hub", hubHome);
    assertEquals("4", figure("checkins", taken));
    await().atMost(LONG).until(this::theReceiptsTellTheNewKey);
    Map<String, String> answered = tram("in", "--gate", gateHome.root());
    assertEquals("4", figure("checkins", answered));
    assertEquals("1", figure("waiting", answered));
    assertTrue(Files.readString(gateHome.keys().resolve("orders")).contains("hub " + hubKey()));
    awaitHubHas(9);

    // The rest goes by the network, and the same stick once more changes nothing.
    Map<String, String> rest = tram("out", "--gate", gateHome.root());
    assertEquals("1", figure("checkins", rest));
    link.restore();
    awaitHubHas(10);
    assertEquals("0", figure("checkins", tram("in", "--hub", hubHome)));
    assertEquals(beeps, counted("select count(*) from check_in"));
    assertEquals(
        beeps, counted("select count(*) from (select distinct journal, seq from check_in) c"));
    assertEquals(beeps, counted("select count(distinct person) from identifier"));
  }

  /** The hub notices its new key by itself; a stick that came before hears of it the next time. */
  private boolean theReceiptsTellTheNewKey() throws Exception {
    String file = files().stream().filter(name -> name.endsWith(".receipt")).findFirst().get();
    String bytes = Files.readString(stick.resolve(file), StandardCharsets.ISO_8859_1);
    String key = new String(HexFormat.of().parseHex(hubKey()), StandardCharsets.ISO_8859_1);
    if (!bytes.contains(key)) {
      tram("in", "--hub", hubHome);
    }
    return bytes.contains(key);
  }

  private String hubKey() throws IOException {
    return Files.readString(hubHome.resolve("keys").resolve("signing.pub")).strip();
  }
}
