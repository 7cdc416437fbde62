package vn.tram.edge.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.uplink.Status.Phase;

/** Shows the rest of the gate how the uplink is. One thread writes, any may read. */
final class StatusBoard {
  private static final Logger LOG = System.getLogger(StatusBoard.class.getName());

  private final Journal journal;
  private final NodeClock clock;
  private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
  private volatile Status last;
  private volatile boolean foreign;

  StatusBoard(Journal journal, NodeClock clock) {
    this.journal = journal;
    this.clock = clock;
    this.last =
        new Status(
            Phase.OFFLINE,
            Trouble.NONE,
            clock.bootMillis(),
            journal.lastSeq(),
            journal.acknowledged(),
            OptionalLong.empty(),
            OptionalLong.empty());
  }

  void listen(Consumer<Status> listener) {
    listeners.add(listener);
  }

  /** What was shown last, with the journal's newest entry of now. */
  Status status() {
    Status shown = last;
    return new Status(
        shown.phase(),
        shown.trouble(),
        shown.sinceMillis(),
        journal.lastSeq(),
        // What came by hand while nobody was on the line.
        shown.online()
            ? shown.acknowledged()
            : Math.max(shown.acknowledged(), journal.acknowledged()),
        shown.receiptMillis(),
        shown.roundTripMillis());
  }

  void offline(Trouble trouble) {
    show(Phase.OFFLINE, trouble, last.acknowledged(), last.receiptMillis(), last.roundTripMillis());
  }

  /** The trouble stays until the hub has answered: so far nothing is better. */
  void connected() {
    show(
        Phase.CONNECTED,
        last.trouble(),
        last.acknowledged(),
        last.receiptMillis(),
        last.roundTripMillis());
  }

  /**
   * The hub showed another log under this journal's name. That stays to be seen until the program
   * ends: the hub soon answers for this journal alone, and the conflict is not over.
   *
   * @return whether that is news
   */
  boolean foreign() {
    boolean news = !foreign;
    foreign = true;
    return news;
  }

  void heard(long acknowledged, long bootMillis, long roundTripMillis) {
    show(
        Phase.ONLINE,
        foreign ? Trouble.FOREIGN_LOG : Trouble.NONE,
        acknowledged,
        OptionalLong.of(bootMillis),
        OptionalLong.of(roundTripMillis));
  }

  private void show(
      Phase phase,
      Trouble trouble,
      long acknowledged,
      OptionalLong receiptMillis,
      OptionalLong roundTripMillis) {
    boolean turned = (phase == Phase.ONLINE) != last.online();
    if (turned && phase == Phase.ONLINE) {
      LOG.log(Level.INFO, "The hub answers.");
    }
    last =
        new Status(
            phase,
            trouble,
            turned ? clock.bootMillis() : last.sinceMillis(),
            journal.lastSeq(),
            acknowledged,
            receiptMillis,
            roundTripMillis);
    listeners.forEach(this::tell);
  }

  /** A listener that fails must not end the uplink. */
  private void tell(Consumer<Status> listener) {
    try {
      listener.accept(last);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A listener to the uplink failed:", e);
    }
  }
}
