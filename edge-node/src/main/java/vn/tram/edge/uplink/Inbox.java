package vn.tram.edge.uplink;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens to one connection, in order, for the one thread that thinks about it. Posting never
 * blocks: the callbacks of the MQTT client must not.
 */
final class Inbox {

  /** Something that happened. */
  sealed interface Event {

    /** Connecting or subscribing succeeded, as far as the broker is concerned. */
    record Granted() implements Event {}

    /**
     * A message came.
     *
     * @param bytes of it
     * @param nanos the reading of {@link System#nanoTime} then
     * @param bootMillis the reading of the boot clock then
     */
    record Arrived(byte[] bytes, long nanos, long bootMillis) implements Event {}

    /**
     * Something came that claims to be an order.
     *
     * @param bytes of it
     */
    record Ordered(byte[] bytes) implements Event {}

    /**
     * The connection is of no use any more.
     *
     * @param why with the words for the log
     */
    record Broken(LinkException why) implements Event {}

    /** The journal has more entries than before. */
    record Appended() implements Event {}

    /** The uplink is to be closed. */
    record Closing() implements Event {}
  }

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean appended = new AtomicBoolean();

  void post(Event event) {
    events.add(event);
  }

  /** Posts that entries were appended, unless it is posted already and nobody has looked yet. */
  void postAppended() {
    if (appended.compareAndSet(false, true)) {
      events.add(new Event.Appended());
    }
  }

  /**
   * The next event; nothing when none came in time.
   *
   * @param nanos how long to wait
   */
  Optional<Event> take(long nanos) throws InterruptedException {
    Event event = events.poll(nanos, TimeUnit.NANOSECONDS);
    if (event instanceof Event.Appended) {
      appended.set(false);
    }
    return Optional.ofNullable(event);
  }
}
