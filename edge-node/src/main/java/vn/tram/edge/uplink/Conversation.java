package vn.tram.edge.uplink;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.journal.Slice;
import vn.tram.edge.uplink.Inbox.Event;
import vn.tram.edge.uplink.Window.Effect;
import vn.tram.edge.uplink.Window.Step;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.VerifyingKey;
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
  private final Marks marks;

  private NodeState told;
  private long toldAt;
  private boolean progressed;
  private boolean answered;
  private boolean complained;

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
    this.marks = new Marks(journal);
  }

  /** How fast the hub and the line turned out to be. */
  Pace pace() {
    return window.pace();
  }

  /** Whether the hub took something, or has everything: then the next try need not wait long. */
  boolean progressed() {
    return progressed;
  }

  /** Whether the hub answered. */
  boolean answered() {
    return answered;
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
        boolean first = !answered;
        hear(arrived);
        if (first && answered) {
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
    Slice place = read(firstSeq, 1, 1);
    long nonce = NONCES.nextLong();
    window.asked(nonce, System.nanoTime());
    publish(link, new Slice(firstSeq, List.of(), place.bootSeq()), nonce);
  }

  private void send(MqttLink link, Step.Send send) throws LinkException {
    Slice slice = read(send.firstSeq(), send.maxEntries(), send.maxBytes());
    long nonce = NONCES.nextLong();
    window.sent(nonce, slice.entries().size(), System.nanoTime());
    publish(link, slice, nonce);
  }

  private void publish(MqttLink link, Slice slice, long nonce) throws LinkException {
    Chain chain;
    try {
      chain = marks.of(slice);
    } catch (JournalException e) {
      throw unreadable(e);
    }
    long base = journal.base().seq();
    var header =
        new Header(
            settings.node(),
            journal.epoch(),
            slice.firstSeq(),
            slice.entries().size(),
            slice.bootSeq(),
            nonce,
            chain.before().mark(),
            chain.after().mark(),
            base > 0 && slice.firstSeq() == base + 1);
    byte[] bytes = BatchCodec.encode(header, slice.entries(), settings.signing());
    link.publish(Topics.batch(settings.node()), bytes, false);
  }

  private Slice read(long firstSeq, int maxEntries, int maxBytes) throws LinkException {
    try {
      return journal.read(firstSeq, maxEntries, maxBytes);
    } catch (JournalException e) {
      throw unreadable(e);
    }
  }

  private static LinkException unreadable(JournalException cause) {
    return new LinkException(Trouble.JOURNAL, "the journal cannot be read", cause);
  }

  private void hear(Event.Arrived arrived) throws LinkException {
    Receipt receipt;
    try {
      receipt = receipt(arrived.bytes());
    } catch (WireException e) {
      complain("a message in the hub's name is ignored: " + e.getMessage(), e);
      return;
    }
    if (receipt.epoch() != journal.epoch()) {
      LOG.log(Level.DEBUG, "a receipt for another journal is ignored");
      return;
    }
    long base = journal.base().seq();
    // What is deleted cannot be compared, nor forgotten: then the node sends what it has.
    boolean own = receipt.durable() < base || isOwn(receipt.point());
    var answer = new Window.Answer(receipt.nonce(), receipt.durable(), own, receipt.pause());
    switch (window.receive(answer, base, arrived.nanos())) {
      case Effect.Ignored ignored -> LOG.log(Level.DEBUG, "a receipt that answers nothing");
      case Effect.Heard heard -> hear(receipt, heard, arrived);
    }
  }

  /** After a change of the hub's key, receipts of the one before may still be on their way. */
  private Receipt receipt(byte[] bytes) throws WireException {
    List<VerifyingKey> keys = settings.allegiance().hub();
    for (VerifyingKey key : keys.subList(1, keys.size())) {
      try {
        return ReceiptCodec.decode(bytes, settings.node(), key);
      } catch (WireException e) {
        LOG.log(Level.TRACE, "a receipt that is not under the key before", e);
      }
    }
    return ReceiptCodec.decode(bytes, settings.node(), keys.getFirst());
  }

  /** Whether the node is to show itself otherwise from now on. */
  private boolean obey(Event.Ordered ordered) {
    try {
      return settings.allegiance().obey(ordered.bytes());
    } catch (WireException | IOException e) {
      complain("an order is not obeyed: " + e.getMessage(), e);
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
      complain("a key for the next certificate cannot be kept", e);
    }
  }

  private boolean isOwn(ChainPoint point) throws LinkException {
    try {
      return marks.at(point.seq()).filter(point::equals).isPresent();
    } catch (JournalException e) {
      throw unreadable(e);
    }
  }

  private void hear(Receipt receipt, Effect.Heard heard, Event.Arrived arrived) {
    Duration roundTrip = Duration.ofNanos(heard.roundTripNanos());
    answered = true;
    settings.allegiance().proven();
    hearTime(receipt, arrived.bootMillis(), roundTrip);
    switch (heard.standing()) {
      case LEVEL -> {
        progressed |=
            heard.durable() > journal.acknowledged() || heard.durable() == journal.lastSeq();
        remember(() -> journal.acknowledge(receipt.point()));
      }
      case BEHIND -> {
        LOG.log(
            Level.WARNING,
            "The hub has entries up to {0} only and had acknowledged {1}: it came out of a"
                + " backup, or is another hub; what it lacks is sent again.",
            heard.durable(),
            journal.acknowledged());
        remember(
            () ->
                journal.goBack(
                    receipt.durable() < journal.base().seq() ? journal.base() : receipt.point()));
      }
      case FOREIGN ->
          LOG.log(
              board.foreign() ? Level.WARNING : Level.DEBUG,
              "The hub holds another log under this journal's name, up to {0}: one of them is an"
                  + " old copy. This journal goes on from {1}.",
              heard.durable(),
              window.known());
    }
    board.heard(window.known(), arrived.bootMillis(), roundTrip.toMillis());
  }

  private interface Remembering {
    void run() throws JournalException;
  }

  private void remember(Remembering remembering) {
    try {
      remembering.run();
    } catch (JournalException e) {
      complain("the journal could not remember what the hub has", e);
    }
  }

  /** The hub wrote its time after the batch had left and before the receipt came. */
  private void hearTime(Receipt receipt, long bootMillis, Duration roundTrip) {
    Instant earliest = receipt.hubTime().minus(receipt.hubError());
    Instant latest = receipt.hubTime().plus(receipt.hubError()).plus(roundTrip);
    try {
      clock.heard(new Anchor(bootMillis, new Moment(earliest, latest), ClockSource.HUB));
    } catch (JournalException e) {
      complain("the journal could not remember the time", e);
    }
  }

  private void tellNews(MqttLink link, long now) throws LinkException {
    NodeState state = report.state(true, window.known());
    if (NodeReport.noticeable(told, state)) {
      tell(link, state, now);
    }
    toldAt = now;
    if (answered) {
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

  /**
   * Loudly once in a connection: what comes with each receipt must not fill the disk with words.
   */
  private void complain(String sentence, Exception cause) {
    LOG.log(complained ? Level.DEBUG : Level.WARNING, sentence, cause);
    complained = true;
  }
}
