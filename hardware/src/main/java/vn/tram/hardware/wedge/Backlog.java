package vn.tram.hardware.wedge;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was read and is not understood yet, in order. Whoever puts something in never waits: where
 * there is no room, events are lost, and in their place stands what the kernel says of such a loss
 * ({@link KeyEvent#DROPPED}), once for as long as there is no room. So one scan is answered as
 * torn, and the gate, which has not answered for some thirty cards, is the one to blame.
 */
final class Backlog {

  /** Some thirty long cards; a megabyte. */
  static final int MOST_EVENTS = 16_384;

  private final Deque<Heard> waiting = new ArrayDeque<>();
  private boolean full;

  /** Something came from the device. */
  synchronized void event(KeyEvent event, long bootMillis) {
    if (waiting.size() < MOST_EVENTS) {
      full = false;
      put(new Heard.Event(event, bootMillis));
    } else if (!full) {
      full = true;
      put(new Heard.Event(KeyEvent.LOSS, bootMillis));
    }
  }

  /** Nothing came for so long, counted from the last event. */
  synchronized void quiet(int millis) {
    if (waiting.peekLast() instanceof Heard.Quiet) {
      waiting.removeLast();
    }
    put(new Heard.Quiet(millis));
  }

  /** Nothing comes any more. */
  synchronized void gone(Heard.Gone gone) {
    put(gone);
  }

  private void put(Heard heard) {
    waiting.add(heard);
    notifyAll();
  }

  /** The next; waits for it. */
  synchronized Heard take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.remove();
  }
}
