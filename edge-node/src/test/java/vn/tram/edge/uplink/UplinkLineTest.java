package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whatever a line or a broker does, nothing is lost and nothing doubled. */
class UplinkLineTest extends UplinkFixture {
  @Test
  void aLineThatBreaksAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
    append(30_000);
    startEverything();
    for (int breaks = 1; breaks <= 12; breaks++) {
      long enough = Math.min(30_000, hub.durable() + 1_500);
      eventually(() -> hub.durable() >= enough);
      cable.sever();
    }
    awaitLevel();
    assertTheHubHasTheJournal();
  }

  @Test
  void checkInsDuringACutWaitAndLeaveWhenTheLineIsBack() throws Exception {
    startEverything();
    awaitLevel();
    cable.cut();
    eventually(() -> !uplink.status().online());
    append(500);
    assertTrue(uplink.status().backlog() >= 500);
    awaitTrouble(Trouble.UNREACHABLE);
    cable.mend();
    awaitLevel();
    assertTheHubHasTheJournal();
  }

  @Test
  void aLineThatIsDeadWithoutAWordIsNoticedAndWhatItHeldBackDoesNoHarmLater() throws Exception {
    startEverything();
    awaitLevel();
    cable.freeze();
    append(5_000);
    eventually(() -> !uplink.status().online());
    eventually(() -> cable.connections() >= 2);
    cable.thaw();
    awaitLevel();
    assertTheHubHasTheJournal();
  }

  @Test
  void anIdleLineThatIsDeadWithoutAWordIsNoticedToo() throws Exception {
    startEverything();
    awaitLevel();
    cable.freeze();
    eventually(() -> !uplink.status().online());
    cable.thaw();
    eventually(() -> uplink.status().online());
  }

  @Test
  void aBrokerThatDiesUnderLoadAndForgetsEverythingLosesNothing() throws Exception {
    append(20_000);
    startEverything();
    for (int deaths = 1; deaths <= 3; deaths++) {
      long enough = Math.min(20_000, hub.durable() + 3_000);
      eventually(() -> hub.durable() >= enough);
      broker.stop();
      append(10);
      broker.start();
    }
    awaitLevel();
    assertTheHubHasTheJournal();
  }
}
