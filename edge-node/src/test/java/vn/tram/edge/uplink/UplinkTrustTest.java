package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.order.KeyFolder;
import vn.tram.edge.order.Orders;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.SigningKey;

/** Whom a node talks to, and what it believes of what is said to it. */
class UplinkTrustTest extends UplinkFixture {
  @Test
  void forgedForeignAndReplayedReceiptsMoveNothing() throws Exception {
    append(4_000);
    SigningKey forger = SigningKey.generate().signing();
    var seen = new CopyOnWriteArrayList<byte[]>();
    prepare(authority.client(NODE.value()));
    hub.behave(
        (header, self) -> {
          byte[] genuine = self.receipt(header);
          var answers =
              List.of(
                  new byte[0],
                  new byte[] {1, 2, 3},
                  self.receipt(header.epoch(), FAR, header.nonce(), forger),
                  self.receipt(header.epoch(), FAR, header.nonce() + 1, hubKeys.signing()),
                  self.receipt(
                      Math.max(1, header.epoch() ^ 2), FAR, header.nonce(), hubKeys.signing()),
                  seen.isEmpty() ? genuine : seen.getFirst(),
                  genuine);
          seen.add(genuine);
          return answers;
        });
    uplink.start();
    awaitLevel();
    assertTheHubHasTheJournal();
  }

  /**
   * The pipe in foreign hands: it loses, repeats and mixes what goes up and what comes down,
   * forges, and repeats old receipts and orders, also in each other's place. Some of it gets
   * through as it should, or nobody would ever hear anything.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBrokerInForeignHandsCanOnlyDelay(long seed) throws Exception {
    append(3_000);
    prepare(authority.client(NODE.value()));
    var pipe = new HostilePipe(seed, NODE, hubKeys, nodeKeys.signing());
    Orders orders =
        Orders.open(
            new KeyFolder(subfolder("node")),
            NODE,
            nodeKeys.signing(),
            new Orders.Enrolled(hubKeys.verifying(), pipe.seal(0)));
    hub.behave((header, self) -> pipe.receipts(self.receipt(header)));
    hub.betray(pipe::batches, pipe::rumours);
    uplink = new Uplink(settings(orders), journal, clock);
    uplink.listen(this::check);
    uplink.listen(
        status -> {
          boolean dated = !(clock.quality() instanceof Quality.Unknown);
          // Now is a moment between two readings: a busy machine may pause there.
          Instant before = Instant.now();
          Moment now = clock.now();
          Instant after = Instant.now();
          if (dated && (now.latest().isBefore(before) || now.earliest().isAfter(after))) {
            broken.add("between " + before + " and " + after + " was no " + now);
          }
        });
    uplink.start();
    awaitLevel();
    eventually(
        () -> {
          append(1);
          return pipe.newest() >= 3 && orders.seal().equals(pipe.seal(pipe.newest()));
        });
    awaitLevel();
    assertTheHubHasTheJournal();
    assertEquals(List.of(hubKeys.verifying()), orders.hub());
  }

  @Test
  void aHubThatLostWhatItAcknowledgedGetsItAgain() throws Exception {
    append(300);
    startEverything();
    awaitLevel();
    cable.cut();
    eventually(() -> !uplink.status().online());
    restored = true;
    hub.forgetBehind(40);
    cable.mend();
    eventually(() -> hub.durable() == journal.lastSeq());
    assertTheHubHasTheJournal();
  }

  @Test
  void aHubWithAnotherLogIsNotBelievedAndShownAndNothingIsForgotten() throws Exception {
    prepare(authority.client(NODE.value()));
    hub.behave(
        (header, self) ->
            List.of(self.receipt(header.epoch(), FAR, header.nonce(), hubKeys.signing())));
    uplink.start();
    awaitTrouble(Trouble.FOREIGN_LOG);
    assertEquals(0, journal.acknowledged());
    eventually(() -> hub.durable() == journal.lastSeq());
    assertEquals(0, journal.acknowledged());
  }

  @Test
  void aHubThatSaysNothingIsShownAndAskedAgainUntilItAnswers() throws Exception {
    append(50);
    prepare(authority.client(NODE.value()));
    hub.behave((header, self) -> List.of());
    uplink.start();
    awaitTrouble(Trouble.SILENT);
    hub.behave((header, self) -> List.of(self.receipt(header)));
    awaitLevel();
    assertTheHubHasTheJournal();
  }

  @Test
  void aBrokerWithoutACertificateForServersIsNotTalkedTo() throws Exception {
    broker = new TestBroker(folder, authority, authority.client("broker"));
    prepareUplink(authority.client(NODE.value()));
    uplink.start();
    awaitTrouble(Trouble.UNTRUSTED);
  }

  @Test
  void anExpiredBrokerIsAcceptedByABoxWithoutATimeAndRefusedByOneThatKnowsIt() throws Exception {
    Instant from = Instant.parse("2021-01-01T00:00:00Z");
    broker = new TestBroker(folder, authority, authority.server(from, from.plusSeconds(86_400)));
    prepareHub();
    prepareUplink(authority.client(NODE.value()));
    uplink.start();
    // The test's hub has no time either. Its first receipt tells the node what time it is.
    eventually(() -> clock.quality() instanceof Quality.Within);
    awaitLevel();
    cable.sever();
    awaitTrouble(Trouble.UNTRUSTED);
  }

  @Test
  void aNodeOfAnotherAuthorityIsToldThatItIsRefused() throws Exception {
    broker = new TestBroker(folder, authority, authority.server());
    prepareUplink(new TestAuthority("another").client(NODE.value()));
    uplink.start();
    awaitTrouble(Trouble.REFUSED);
    // Each refusal is a chance for the client to leave a thread behind.
    eventually(() -> cable.connections() >= 15);
  }

  @Test
  void aBoxWithThisNodesCertificateIsNoticedWhenItConnects() throws Exception {
    TestAuthority.Issued own = authority.client(NODE.value());
    prepare(own);
    uplink.start();
    awaitLevel();
    var twinInbox = new Inbox();
    TlsIdentity stolen = authority.identity(subfolder("twin"), own);
    Dial dial =
        new Dial(
            NODE,
            URI.create("ssl://127.0.0.1:" + broker.port()),
            () -> stolen.sockets(() -> Moment.UNKNOWN),
            Timing.USUAL);
    MqttLink twin =
        MqttLink.open(dial, new byte[1], bytes -> new Inbox.Event.Arrived(bytes, 0, 0), twinInbox);
    awaitTrouble(Trouble.TWIN);
    twin.close();
    awaitLevel();
  }
}
