package vn.tram.edge.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;

/**
 * Brings the journal to the hub, whenever there is a way.
 *
 * <p>The journal is the only store and the hub's receipt the only acknowledgement. One thread of
 * its own holds one {@link Conversation} after another. It never stops the gate: whatever fails is
 * shown as {@link Status} and tried again.
 */
public final class Uplink implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Uplink.class.getName());
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final UplinkSettings settings;
  private final Dial dial;
  private final Journal journal;
  private final NodeClock clock;
  private final StatusBoard board;
  private final RandomGenerator random = new SecureRandom();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("uplink").unstarted(this::run);
  private volatile Inbox inbox = new Inbox();

  /** An uplink at rest. */
  public Uplink(UplinkSettings settings, Journal journal, NodeClock clock) {
    this.settings = settings;
    this.dial =
        new Dial(
            settings.node(),
            settings.broker(),
            () -> settings.allegiance().identity().sockets(clock::sworn),
            settings.timing());
    this.journal = journal;
    this.clock = clock;
    this.board = new StatusBoard(journal, clock);
  }

  /** Begins to connect; once. */
  public void start() {
    journal.onAppend(() -> inbox.postAppended());
    thread.start();
  }

  /** How it is now. */
  public Status status() {
    return board.status();
  }

  /**
   * Calls the listener whenever a connection comes or goes and a receipt came, in the uplink's
   * thread: it must be quick.
   */
  public void listen(Consumer<Status> listener) {
    board.listen(listener);
  }

  /** Tells the hub that the node goes, if it listens, and ends. Doing so twice does nothing. */
  @Override
  public void close() {
    closed.countDown();
    inbox.post(new Inbox.Event.Closing());
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Backoff backoff = Backoff.of(settings.timing());
    Pace pace = Pace.of(settings.timing());
    try {
      do {
        var conversation = conversation(pace);
        Trouble trouble = hold(conversation);
        pace = conversation.pace();
        if (!conversation.answered()) {
          settings.allegiance().unproven();
        }
        // Two boxes of one name would throw each other out several times a second otherwise.
        boolean fresh = conversation.progressed() && trouble != Trouble.TWIN;
        backoff = fresh ? backoff.reset().failed() : backoff.failed();
        board.offline(trouble);
      } while (!closed.await(backoff.wait(random).toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Conversation conversation(Pace pace) {
    var fresh = new Inbox();
    inbox = fresh;
    if (closed.getCount() == 0) {
      fresh.post(new Inbox.Event.Closing());
    }
    return new Conversation(settings, dial, journal, clock, board, fresh, pace);
  }

  /** Why it ended. */
  private Trouble hold(Conversation conversation) throws InterruptedException {
    try {
      conversation.hold();
      return Trouble.NONE;
    } catch (LinkException e) {
      // A month without network must not fill the disk with words: loudly at each change only.
      boolean news = board.status().trouble() != e.trouble();
      LOG.log(news ? Level.WARNING : Level.DEBUG, "The hub is not reached: " + e.getMessage());
      LOG.log(Level.DEBUG, "The cause:", e);
      return e.trouble();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "The uplink failed and begins again:", e);
      return Trouble.INTERNAL;
    }
  }
}
