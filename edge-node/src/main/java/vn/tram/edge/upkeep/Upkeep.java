package vn.tram.edge.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Reserve;

/**
 * Looks after the journal's disk in a thread of its own: tells when it is full and when it is not
 * any more, forgets what is old, and gives space back when nobody has come for a while.
 */
public final class Upkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  private final Journal journal;
  private final NodeClock clock;
  private final Reserve reserve;
  private final Retention retention;
  private final IntSupplier aside;
  private final Pace pace;
  private final List<Consumer<Room>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upkeep").factory());
  private volatile long lastAppendNanos = System.nanoTime();
  private boolean full;
  private boolean scarce;

  /**
   * How often.
   *
   * @param look at the disk
   * @param purge of what is old
   * @param quiet without a scan, before space is given back
   */
  public record Pace(Duration look, Duration purge, Duration quiet) {
    public static final Pace USUAL =
        new Pace(Duration.ofSeconds(1), Duration.ofMinutes(30), Duration.ofMinutes(5));
  }

  /**
   * Upkeep at rest.
   *
   * @param kept how long what the hub has is kept
   * @param aside counts the journals beside this one, whenever it is asked
   */
  public Upkeep(
      Journal journal,
      NodeClock clock,
      Reserve reserve,
      Duration kept,
      IntSupplier aside,
      Pace pace) {
    this.journal = journal;
    this.clock = clock;
    this.reserve = reserve;
    this.retention = new Retention(kept);
    this.aside = aside;
    this.pace = pace;
  }

  /** Calls the listener whenever the disk has become full or has room again. */
  public void listen(Consumer<Room> listener) {
    listeners.add(listener);
  }

  /** The room there is now. */
  public Room room() {
    return new Room(reserve.freeBytes(), reserve.bytes(), reserve.full(), aside.getAsInt());
  }

  /** Begins, once. */
  public void start() {
    journal.onAppend(() -> lastAppendNanos = System.nanoTime());
    every(pace.look(), this::look);
    every(pace.purge(), this::purge);
    every(pace.quiet(), this::tidy);
  }

  private void every(Duration time, Runnable task) {
    thread.scheduleWithFixedDelay(
        () -> safely(task), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** One failure must not end the upkeep. */
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the journal's upkeep failed", e);
    }
  }

  private void look() {
    Room room = room();
    if (room.full() != full) {
      full = room.full();
      LOG.log(
          System.Logger.Level.WARNING,
          full
              ? "The disk is full: nobody is let in until there is room again."
              : "The disk has room again: visitors are let in.");
      listeners.forEach(listener -> listener.accept(room));
    }
    boolean isScarce = reserve.scarce();
    if (isScarce && !scarce) {
      purge();
    }
    scarce = isScarce;
    if (!full) {
      reserve.restore();
    }
  }

  private void purge() {
    var log = new Retention.Log(journal.landmarks(), journal.lastSeq(), journal.acknowledged());
    try {
      journal.purge(retention.cut(log, clock::at, clock.now(), reserve.scarce()));
    } catch (JournalException e) {
      LOG.log(System.Logger.Level.WARNING, "what is old could not be forgotten now", e);
    }
  }

  private void tidy() {
    boolean quiet = System.nanoTime() - lastAppendNanos >= pace.quiet().toNanos();
    if (!quiet && !scarce) {
      return;
    }
    try {
      journal.tidy();
    } catch (JournalException e) {
      LOG.log(System.Logger.Level.WARNING, "space could not be given back now", e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
