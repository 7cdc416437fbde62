package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tram.edge.clock.Quality;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeState;

/**
 * The uplink on a line that holds: everything arrives, at once, for few bytes, and its end is
 * clean.
 */
class UplinkTest extends UplinkFixture {
  @Test
  void aBacklogArrivesWholeAndInOrderAndOnlyThenItIsAcknowledged() throws Exception {
    append(12_345);
    startEverything();
    awaitLevel();
    assertTheHubHasTheJournal();
    assertTrue(uplink.status().online());
    assertEquals(0, uplink.status().backlog());
  }

  @Test
  void aCheckInLeavesAtOnceWhileTheHubListens() throws Exception {
    startEverything();
    awaitLevel();
    for (int i = 0; i < 20; i++) {
      append(3);
      awaitLevel();
    }
    assertTheHubHasTheJournal();
  }

  @Test
  void aDrainCostsAtMost120BytesACheckInWithAllThatTlsAndMqttAdd() throws Exception {
    Random random = new Random(1);
    int checkIns = 5_000;
    journal.append(
        draft -> {
          for (int i = 0; i < checkIns; i++) {
            long person = draft.nextSeq();
            // Every visitor is new, which is the dearest case but for the keys.
            byte[] sealed = new byte[75];
            random.nextBytes(sealed);
            draft.add(new Person(1, Form.SCANNED, Octets.of(sealed)));
            draft.add(new CheckIn(person, Direction.IN, 0, 500_000 + 1_700L * i, Set.of()));
          }
        });
    startEverything();
    awaitLevel();
    long each = cable.bytes() / checkIns;
    assertTrue(each <= 120, () -> each + " bytes a check-in");
  }

  @Test
  void aReceiptTellsTheTimeToABoxThatBelievesIn1970() throws Exception {
    assertEquals(new Quality.Unknown(), clock.quality());
    startEverything();
    awaitLevel();
    assertTrue(clock.now().contains(Instant.now()), () -> "now is not in " + clock.now());
    assertEquals(
        1, journal.landmarks().stream().filter(mark -> mark.entry() instanceof Clock).count());
  }

  @Test
  void theHubHearsThatANodeComesAndGoesAndThatItWasCutOff() throws Exception {
    startEverything();
    awaitLevel();
    eventually(() -> lastStateIs(true));
    NodeState state = hub.states().getLast();
    assertEquals(journal.epoch(), state.epoch());
    assertEquals("test", state.software());
    cable.cut();
    eventually(() -> lastStateIs(false));
    cable.mend();
    eventually(() -> lastStateIs(true));
    uplink.close();
    eventually(() -> lastStateIs(false));
  }

  @Test
  void aJournalThatIsClosedUnderTheUplinkIsATroubleAndNotTheEnd() throws Exception {
    startEverything();
    awaitLevel();
    cable.cut();
    eventually(() -> !uplink.status().online());
    append(10);
    journal.close();
    cable.mend();
    awaitTrouble(Trouble.JOURNAL);
  }

  @Test
  void anUplinkClosesPromptlyWhereverItStands() throws Exception {
    startEverything();
    awaitLevel();
    cable.freeze();
    uplink.close();
    uplink.close();
    assertEquals(Map.of(), threadsNamed("uplink"));
  }
}
