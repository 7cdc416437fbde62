package vn.tram.hub.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vn.tram.hub.route.Restraint.Letter;
import vn.tram.protocol.wire.NodeName;

/**
 * Sends answers when their time has come. A receipt is written when it leaves, not before: the node
 * takes the hub's time in it for one between its batch and the receipt. Safe for many threads.
 */
final class Mailroom implements AutoCloseable {
  private final Answers answers;
  private final Traffic traffic;
  private final Map<NodeName, Restraint> restraints = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("receipts").daemon().factory());

  Mailroom(Answers answers, Traffic traffic) {
    this.answers = answers;
    this.traffic = traffic;
  }

  /** Sends an answer, now or soon. */
  void send(Letter letter) {
    NodeName node = letter.header().node();
    Restraint restraint = restraints.computeIfAbsent(node, name -> new Restraint());
    synchronized (restraint) {
      boolean rested = restraint.rest(System.nanoTime()).isPresent();
      restraint.offer(letter, System.nanoTime()).forEach(this::post);
      if (!rested) {
        remind(restraint);
      }
    }
  }

  /** One reminder is under way as long as something rests. */
  private void remind(Restraint restraint) {
    restraint
        .rest(System.nanoTime())
        .ifPresent(
            nanos -> {
              try {
                clock.schedule(() -> look(restraint), nanos, TimeUnit.NANOSECONDS);
              } catch (RejectedExecutionException closed) {
                restraint.release(System.nanoTime()).ifPresent(this::post);
              }
            });
  }

  private void look(Restraint restraint) {
    synchronized (restraint) {
      restraint.due(System.nanoTime()).ifPresent(this::post);
      remind(restraint);
    }
  }

  private void post(Letter letter) {
    boolean sent = answers.answer(letter.header(), letter.outcome().point(), letter.pause());
    traffic.add(sent ? Traffic.Kind.ANSWERED : Traffic.Kind.UNANSWERED, letter.batches());
  }

  /** Sends what rests. */
  @Override
  public void close() {
    clock.shutdownNow();
    for (Restraint restraint : restraints.values()) {
      synchronized (restraint) {
        restraint.release(System.nanoTime()).ifPresent(this::post);
      }
    }
  }
}
