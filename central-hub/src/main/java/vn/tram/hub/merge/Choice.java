package vn.tram.hub.merge;

import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.wire.ChainPoint;

/** Which of the logs of one epoch a batch belongs to. A pure function of their rulings. */
sealed interface Choice {

  /**
   * To one of them.
   *
   * @param log its place in the list
   * @param ruling what it is to that log; neither a fork nor foreign
   */
  record One(int log, Ruling ruling) implements Choice {}

  /**
   * To none: a branch begins.
   *
   * @param parent the place of the log that it leaves
   * @param root where, as a number of the parent's entries
   */
  record Leaves(int parent, long root) implements Choice {}

  /**
   * To none, and nothing of it is known: a log of its own.
   *
   * @param before where it begins
   */
  record Stranger(ChainPoint before) implements Choice {}

  /**
   * The log of a batch.
   *
   * @param logs the first one of the epoch, then its branches in the order of their beginning
   */
  static Choice of(List<LogView> logs, List<Arrival> arrivals) {
    List<Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < logs.size(); i++) {
      rulings.add(Ruling.of(logs.get(i), arrivals.get(i)));
    }
    int known = -1;
    int takes = -1;
    int fork = -1;
    for (int i = 0; i < rulings.size(); i++) {
      Ruling ruling = rulings.get(i);
      if (ruling instanceof Ruling.Known some && some.proven() && known < 0) {
        known = i;
      } else if (ruling instanceof Ruling.Takes some && some.proven()) {
        // The youngest: what a branch goes on with may continue its parent as well.
        takes = i;
      } else if (root(ruling) > (fork < 0 ? -1 : root(rulings.get(fork)))) {
        fork = i;
      }
    }
    if (known >= 0 || takes >= 0) {
      int chosen = known >= 0 ? known : takes;
      return new One(chosen, rulings.get(chosen));
    }
    if (fork >= 0) {
      return new Leaves(fork, root(rulings.get(fork)));
    }
    for (int i = 1; i < logs.size(); i++) {
      // Out of a damaged journal, behind what came out of it before.
      if (!logs.get(i).cursor().isKnown()
          && logs.get(i).cursor().equals(arrivals.get(i).header().pointBefore())
          && rulings.get(i) instanceof Ruling.Takes) {
        return new One(i, rulings.get(i));
      }
    }
    return unproven(rulings, arrivals.getFirst());
  }

  /** No mark fits and none tells where it parts. */
  private static Choice unproven(List<Ruling> rulings, Arrival arrival) {
    boolean alone = rulings.size() == 1;
    boolean foreign = rulings.getFirst() instanceof Ruling.Foreign;
    if (arrival.header().count() > 0
        && arrival.header().nothingEarlier()
        && (foreign || !alone && rulings.getFirst() instanceof Ruling.Takes)) {
      return new Stranger(arrival.header().pointBefore());
    }
    // The answer shows a node of another log that this is not its own: it then goes back.
    return new One(0, foreign ? new Ruling.Gap() : rulings.getFirst());
  }

  private static long root(Ruling ruling) {
    return ruling instanceof Ruling.Fork(long root) ? root : -1;
  }
}
