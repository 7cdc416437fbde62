package vn.tram.edge.uplink;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.SigningKey;

/**
 * A real journal, a bad line and a real broker with TLS; at the end nothing may have been
 * acknowledged that the hub has not.
 */
abstract class UplinkFixture {
  static final NodeName NODE = new NodeName("market-1");
  static final ChainPoint FAR = new ChainPoint(4_000, new ChainMark(42));
  static final Duration STALL = Duration.ofSeconds(60);
  static final Timing QUICK =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(100));

  final SigningKey.Pair nodeKeys = SigningKey.generate();
  final SigningKey.Pair hubKeys = SigningKey.generate();
  final TestAuthority authority = new TestAuthority("authority");
  final List<String> broken = new CopyOnWriteArrayList<>();
  private final TestBootClock bootClock = new TestBootClock();

  @TempDir Path folder;
  TestBroker broker;
  Cable cable;
  Journal journal;
  NodeClock clock;
  TestHub hub;
  Uplink uplink;
  volatile boolean restored;

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

  void startEverything() {
    prepare(authority.client(NODE.value()));
    uplink.start();
  }

  void prepare(TestAuthority.Issued own) {
    broker = new TestBroker(folder, authority, authority.server());
    prepareHub();
    prepareUplink(own);
  }

  void prepareHub() {
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

  void prepareUplink(TestAuthority.Issued own) {
    cable = new Cable(() -> broker.port());
    var bound = new Bound(authority.identity(subfolder("node"), own), hubKeys.verifying());
    uplink = new Uplink(settings(bound), journal, clock);
    uplink.listen(this::check);
  }

  UplinkSettings settings(Allegiance allegiance) {
    return new UplinkSettings(NODE, "test", cable.uri(), allegiance, nodeKeys.signing(), QUICK);
  }

  /** Nothing is ever acknowledged that the hub has not. */
  void check(Status status) {
    long there = hub == null ? 0 : hub.durable();
    if (!restored && journal.acknowledged() > there) {
      broken.add(journal.acknowledged() + " are acknowledged, the hub has " + there);
    }
  }

  Path subfolder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void append(int checkIns) throws JournalException {
    journal.append(
        draft -> {
          for (int i = 0; i < checkIns; i++) {
            draft.add(new CheckIn(1, Direction.IN, 0, draft.nextSeq(), Set.of()));
          }
        });
  }

  void awaitLevel() {
    eventually(
        () ->
            uplink.status().online()
                && uplink.status().backlog() == 0
                && journal.acknowledged() == journal.lastSeq());
  }

  void awaitTrouble(Trouble trouble) {
    eventually(() -> uplink.status().trouble() == trouble);
  }

  static void eventually(Callable<Boolean> condition) {
    await().atMost(STALL).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  /** The MQTT client puts the node's name into the names of its threads. */
  static void awaitNoThreadOfTheClient() {
    await().atMost(STALL).untilAsserted(() -> assertEquals(Map.of(), threadsNamed(NODE.value())));
  }

  static Map<String, String> threadsNamed(String name) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().endsWith(name))
        .collect(
            Collectors.toMap(
                thread -> thread.getKey().getName() + thread.getKey().threadId(),
                thread -> Arrays.toString(thread.getValue())));
  }

  boolean lastStateIs(boolean online) {
    List<NodeState> states = hub.states();
    return !states.isEmpty() && states.getLast().online() == online;
  }

  /** Each entry once and in its place: a check-in carries its own seq as its time. */
  void assertTheHubHasTheJournal() {
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
