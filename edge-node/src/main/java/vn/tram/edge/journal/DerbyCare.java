package vn.tram.edge.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.wire.ChainPoint;

/** Takes away what is old, while others append and read. */
final class DerbyCare {
  private static final List<String> COMPRESSIBLE = List.of("VISITOR", "LANDMARK", "SEGMENT");

  private final ReentrantLock caring = new ReentrantLock();
  private final DerbyDatabase database;
  private final DerbyReading reading;
  private final ReentrantLock appending;
  private final Supplier<State> state;
  private final Marks marks;
  private boolean untidy;

  /**
   * Care for a journal.
   *
   * @param appending held by whoever changes the state
   * @param state what is durable now
   * @param marks of the journal's entries
   */
  DerbyCare(
      DerbyDatabase database,
      DerbyReading reading,
      ReentrantLock appending,
      Supplier<State> state,
      Marks marks) {
    this.database = database;
    this.reading = reading;
    this.appending = appending;
    this.state = state;
    this.marks = marks;
  }

  /**
   * Forgets.
   *
   * @param cut what may go, and of the entries only what the hub is known for certain to have
   * @param change replaces the state; called with the append lock held
   */
  void purge(Cut cut, StateChange change) throws JournalException {
    with(
        caretaker -> {
          for (long segment : state.get().segments().upTo(cut.entries())) {
            ChainPoint base = lastOf(segment);
            lose(change, segment, base, caretaker);
          }
          long landmarks = state.get().landmarksNeededFrom(cut.landmarks());
          if (state.get().hasLandmarksBefore(landmarks)) {
            caretaker.dropLandmarksBefore(landmarks);
            appending.lock();
            try {
              change.apply(durable -> durable.withoutLandmarksBefore(landmarks));
            } finally {
              appending.unlock();
            }
            untidy = true;
          }
          untidy |= caretaker.dropVisitors(state.get().segments().first(), cut.visitors() + 1) > 0;
        });
  }

  /** The mark of what stays is known by the entries that go: it is taken along. */
  private ChainPoint lastOf(long segment) throws JournalException {
    long last = state.get().segments().lastOf(segment);
    return marks
        .at(last)
        .orElseThrow(
            () -> new JournalException(Reason.FAILED, "the journal has no mark at " + last));
  }

  /** Nobody appends and nobody reads while a table goes: it takes a few milliseconds. */
  private void lose(StateChange change, long segment, ChainPoint base, DerbyCaretaker caretaker)
      throws SQLException {
    appending.lock();
    try {
      reading.without(
          segment,
          () -> {
            caretaker.dropSegment(segment, base);
            change.apply(durable -> durable.withoutSegment(segment, base));
          });
      untidy = true;
    } finally {
      appending.unlock();
    }
  }

  /** Replaces the state of a journal. */
  interface StateChange {
    void apply(UnaryOperator<State> change);
  }

  /** Gives space back. */
  void tidy() throws JournalException {
    with(
        caretaker -> {
          if (untidy) {
            for (String table : COMPRESSIBLE) {
              caretaker.compress(table);
            }
            caretaker.checkpoint();
            untidy = false;
          }
        });
  }

  /** Waits for what is going on and lets nothing begin any more. */
  void close() {
    caring.lock();
  }

  private interface Step {
    void take(DerbyCaretaker caretaker) throws SQLException, JournalException;
  }

  private void with(Step step) throws JournalException {
    if (!caring.tryLock()) {
      // Somebody is at it, or the journal closes.
      return;
    }
    try (var caretaker = new DerbyCaretaker(database.connect())) {
      step.take(caretaker);
    } catch (SQLException e) {
      database.suspect(e);
      throw DerbyErrors.whileWorking(e);
    } finally {
      caring.unlock();
    }
  }
}
