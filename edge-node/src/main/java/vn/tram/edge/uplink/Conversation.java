package vn.tram.edge.uplink;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.journal.Slice;
import vn.tram.edge.uplink.Inbox.Event;
import vn.tram.edge.uplink.Window.Step;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;

/**
 * What a node and the hub have to say to each other over one connection, from connecting to its
 * end. One thread lives it: the {@link Window} says what to do, the {@link Inbox} what happened.
 */
final class Conversation {
  private static final Logger LOG = System.getLogger(Conversation.class.getName());
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final RandomGenerator NONCES = new SecureRandom();

  private final UplinkSettings settings;
  private final Dial dial;
  private final Journal journal;
  private final NodeClock clock;
  private final StatusBoard board;
  private final Inbox inbox;
  private final NodeReport report;
  private final Window window;
  private final Packer packer;
  private final Receiver receiver;
  private final Complaints complaints = new Complaints();
  private final FlapGuard flaps = new FlapGuard();

  private NodeState told;
  private long toldAt;

  /**
   * A conversation to be held once.
   *
   * @param pace that of the conversation before
   */
  Conversation(
      UplinkSettings settings,
      Dial dial,
      Journal journal,
      NodeClock clock,
      StatusBoard board,
      Inbox inbox,
      Pace pace) {
    this.settings = settings;
    this.dial = dial;
    this.journal = journal;
    this.clock = clock;
    this.board = board;
    this.inbox = inbox;
    this.report = new NodeReport(settings, journal, clock);
    this.window = new Window(journal.acknowledged(), pace);
    var marks = new Marks(journal);
    this.packer = new Packer(settings, journal, marks);
    this.receiver = new Receiver(settings, journal, clock, board, window, marks, complaints);
  }

  /** How fast the hub and the line turned out to be. */
  Pace pace() {
    return window.pace();
  }

  /** Whether the hub took something, or has everything: then the next try need not wait long. */
  boolean progressed() {
    return receiver.progressed();
  }

  /** Whether the hub answered. */
  boolean answered() {
    return receiver.answered();
  }

  /**
   * Talks until the uplink is to be closed.
   *
   * @throws LinkException when the connection ends otherwise
   */
  void hold() throws LinkException, InterruptedException {
    byte[] will = encoded(report.state(false, window.known()));
    try (MqttLink link = MqttLink.open(dial, will, this::stamped, inbox)) {
      if (!granted(dial.timing().connect())) {
        return;
      }
      link.subscribe(Topics.order(settings.node()), Topics.receipt(settings.node()));
      if (!granted(dial.timing().connect())) {
        return;
      }
      board.connected();
      tell(link, report.state(true, window.known()), System.nanoTime());
      talk(link);
      link.publish(dial.stateTopic(), encoded(report.state(false, window.known())), true);
      link.leave(FAREWELL);
      granted(FAREWELL);
    }
  }

  private Event.Arrived stamped(byte[] bytes) {
    return new Event.Arrived(bytes, System.nanoTime(), clock.bootMillis());
  }

  /** Waits for the broker's consent; false when the uplink is to be closed meanwhile. */
  private boolean granted(Duration patience) throws LinkException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Event event =
          inbox
              .take(deadline - System.nanoTime())
              .orElseThrow(
                  () -> new LinkException(Trouble.UNREACHABLE, "the broker does not answer"));
      switch (event) {
        case Event.Granted granted -> {
          return true;
        }
        case Event.Closing closing -> {
          return false;
        }
        case Event.Broken broken -> throw broken.why();
        case Event.Arrived arrived -> LOG.log(Level.DEBUG, "a receipt that nothing asked for");
        case Event.Ordered ordered -> obey(ordered);
        case Event.Appended appended -> LOG.log(Level.TRACE, "entries wait for the connection");
      }
    }
  }

  private void talk(MqttLink link) throws LinkException, InterruptedException {
    while (true) {
      long now = System.nanoTime();
      if (now - toldAt >= dial.timing().state().toNanos()) {
        tellNews(link, now);
      }
      Optional<Event> event =
          switch (window.step(journal.lastSeq(), now)) {
            case Step.Ask ask -> {
              ask(link, ask.firstSeq());
              yield inbox.take(0);
            }
            case Step.Send send -> {
              send(link, send);
              yield inbox.take(0);
            }
            case Step.Wait wait ->
                inbox.take(Math.min(wait.nanos(), toldAt + dial.timing().state().toNanos() - now));
            case Step.GiveUp giveUp ->
                throw new LinkException(Trouble.SILENT, "the hub gives no receipts");
          };
      if (event.isPresent() && !goesOn(link, event.get())) {
        return;
      }
    }
  }

  private boolean goesOn(MqttLink link, Event event) throws LinkException {
    return switch (event) {
      case Event.Closing closing -> false;
      case Event.Broken broken -> throw broken.why();
      case Event.Arrived arrived -> {
        boolean first = !answered();
        receiver.hear(arrived);
        if (first && answered()) {
          request(link);
        }
        yield true;
      }
      // Whoever is to show himself otherwise connects anew.
      case Event.Ordered ordered -> !obey(ordered);
      // The journal itself tells the rest.
      case Event.Appended appended -> true;
      case Event.Granted granted -> true;
    };
  }

  private void ask(MqttLink link, long firstSeq) throws LinkException {
    long nonce = NONCES.nextLong();
    byte[] question = packer.question(firstSeq, nonce);
    window.asked(nonce, System.nanoTime());
    link.publish(Topics.batch(settings.node()), question, false);
  }

  private void send(MqttLink link, Step.Send send) throws LinkException {
    Slice slice = packer.read(send.firstSeq(), send.maxEntries(), send.maxBytes());
    long nonce = NONCES.nextLong();
    window.sent(nonce, slice.entries().size(), System.nanoTime());
    link.publish(Topics.batch(settings.node()), packer.batch(slice, nonce), false);
  }

  /** Whether the node is to show itself otherwise from now on. */
  private boolean obey(Event.Ordered ordered) {
    try {
      return settings.allegiance().obey(ordered.bytes());
    } catch (WireException | IOException e) {
      complaints.make("an order is not obeyed: " + e.getMessage(), e);
      return false;
    }
  }

  private void request(MqttLink link) throws LinkException {
    try {
      Optional<byte[]> request = settings.allegiance().request(clock.sworn());
      if (request.isPresent()) {
        link.publish(Topics.request(settings.node()), request.get(), false);
      }
    } catch (IOException e) {
      complaints.make("a key for the next certificate cannot be kept", e);
    }
  }

  private void tellNews(MqttLink link, long now) throws LinkException {
    NodeState state = report.state(true, window.known());
    if (NodeReport.noticeable(told, state)
        || !told.parts().equals(state.parts()) && flaps.allows(now)) {
      tell(link, state, now);
    }
    toldAt = now;
    if (answered()) {
      request(link);
    }
  }

  private void tell(MqttLink link, NodeState state, long now) throws LinkException {
    link.publish(dial.stateTopic(), encoded(state), true);
    told = state;
    toldAt = now;
  }

  private byte[] encoded(NodeState state) {
    return NodeStateCodec.encode(state, settings.signing());
  }
}
