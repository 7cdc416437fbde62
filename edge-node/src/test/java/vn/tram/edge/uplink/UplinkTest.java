package vn.tram.edge.uplink;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.order.KeyFolder;
import vn.tram.edge.order.Orders;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.SigningKey;

/** The uplink on a real journal, through a bad line, to a real broker with TLS. */
class UplinkTest {
  private static final NodeName NODE = new NodeName("market-1");
  private static final ChainPoint FAR = new ChainPoint(4_000, new ChainMark(42));
  private static final Duration STALL = Duration.ofSeconds(60);
  private static final Timing QUICK =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(100));

  private final SigningKey.Pair nodeKeys = SigningKey.generate();
  private final SigningKey.Pair hubKeys = SigningKey.generate();
  private final TestAuthority authority = new TestAuthority("authority");
  private final List<String> broken = new CopyOnWriteArrayList<>();
  private final TestBootClock bootClock = new TestBootClock();

  @TempDir Path folder;
  private TestBroker broker;
  private Cable cable;
  private Journal journal;
  private NodeClock clock;
  private TestHub hub;
  private Uplink uplink;
  private volatile boolean restored;

  /** The clock of a box that believes that it is 1970. */
  private static final class TestBootClock implements BootClock {
    private final UUID boot = UUID.randomUUID();
    private final long start = System.nanoTime();

    @Override
    public UUID boot() {
      return boot;
    }

    @Override
    public long millis() {
      return 1_000 + (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public Instant wallClock() {
      return Instant.EPOCH;
    }

    @Override
    public boolean disciplined() {
      return false;
    }
  }

  @BeforeEach
  void openTheJournal() throws Exception {
    journal = DerbyJournal.open(folder.resolve("journal"), Octets.of(new byte[32]));
    clock = new NodeClock(bootClock, journal);
    journal.append(draft -> draft.add(new Boot(bootClock.boot(), "test", 1, Instant.EPOCH, false)));
  }

  @AfterEach
  void closeEverything() throws Exception {
    if (uplink != null) {
      uplink.close();
      awaitNoThreadOfTheClient();
    }
    if (hub != null) {
      hub.close();
    }
    if (cable != null) {
      cable.close();
    }
    if (broker != null) {
      broker.close();
    }
    journal.close();
    assertEquals(List.of(), broken);
  }

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

  private void startEverything() {
    prepare(authority.client(NODE.value()));
    uplink.start();
  }

  private void prepare(TestAuthority.Issued own) {
    broker = new TestBroker(folder, authority, authority.server());
    prepareHub();
    prepareUplink(own);
  }

  private void prepareHub() {
    Path own = subfolder("hub");
    TlsIdentity identity = authority.identity(own, authority.client("hub"));
    hub =
        new TestHub(
            () ->
                new Dial(
                    new NodeName("hub"),
                    URI.create("ssl://127.0.0.1:" + broker.port()),
                    () -> identity.sockets(() -> Moment.UNKNOWN),
                    Timing.USUAL),
            NODE,
            nodeKeys.verifying(),
            hubKeys.signing());
    hub.start();
    eventually(hub::listening);
  }

  private void prepareUplink(TestAuthority.Issued own) {
    cable = new Cable(() -> broker.port());
    var bound = new Bound(authority.identity(subfolder("node"), own), hubKeys.verifying());
    uplink = new Uplink(settings(bound), journal, clock);
    uplink.listen(this::check);
  }

  private UplinkSettings settings(Allegiance allegiance) {
    return new UplinkSettings(NODE, "test", cable.uri(), allegiance, nodeKeys.signing(), QUICK);
  }

  /** Nothing is ever acknowledged that the hub has not. */
  private void check(Status status) {
    if (!restored && journal.acknowledged() > hub.durable()) {
      broken.add(journal.acknowledged() + " are acknowledged, the hub has " + hub.durable());
    }
  }

  private Path subfolder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void append(int checkIns) throws JournalException {
    journal.append(
        draft -> {
          for (int i = 0; i < checkIns; i++) {
            draft.add(new CheckIn(1, Direction.IN, 0, draft.nextSeq(), Set.of()));
          }
        });
  }

  private void awaitLevel() {
    eventually(
        () ->
            uplink.status().online()
                && uplink.status().backlog() == 0
                && journal.acknowledged() == journal.lastSeq());
  }

  private void awaitTrouble(Trouble trouble) {
    eventually(() -> uplink.status().trouble() == trouble);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(STALL).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  /** The MQTT client puts the node's name into the names of its threads. */
  private static void awaitNoThreadOfTheClient() {
    await().atMost(STALL).untilAsserted(() -> assertEquals(Map.of(), threadsNamed(NODE.value())));
  }

  private static Map<String, String> threadsNamed(String name) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().endsWith(name))
        .collect(
            Collectors.toMap(
                thread -> thread.getKey().getName() + thread.getKey().threadId(),
                thread -> Arrays.toString(thread.getValue())));
  }

  private boolean lastStateIs(boolean online) {
    List<NodeState> states = hub.states();
    return !states.isEmpty() && states.getLast().online() == online;
  }

  /** Each entry once and in its place: a check-in carries its own seq as its time. */
  private void assertTheHubHasTheJournal() {
    List<JournalEntry> entries = hub.entries();
    assertEquals(journal.lastSeq(), entries.size());
    List<Long> misplaced =
        LongStream.rangeClosed(1, entries.size())
            .filter(seq -> entries.get((int) seq - 1) instanceof CheckIn in && in.atMillis() != seq)
            .boxed()
            .toList();
    assertEquals(List.of(), misplaced);
  }
}
