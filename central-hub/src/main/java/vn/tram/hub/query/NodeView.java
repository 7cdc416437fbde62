package vn.tram.hub.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Run;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;

/**
 * A node as the hub sees it.
 *
 * @param node its name
 * @param title for people
 * @param site where it stands
 * @param state what it said of itself last
 * @param stateAt when it said so
 * @param lastHeard when a batch of its came last
 * @param journals one or more when it ever sent a batch, newest first
 */
public record NodeView(
    NodeName node,
    String title,
    Site site,
    Optional<NodeState> state,
    Optional<Instant> stateAt,
    Optional<Instant> lastHeard,
    List<JournalView> journals) {
  public NodeView {
    journals = List.copyOf(journals);
  }

  /**
   * One of its journals.
   *
   * @param id its number
   * @param epoch which
   * @param cause why it is kept apart; none for the first log of an epoch
   * @param standing what becomes of its batches
   * @param age whether the node writes it now
   * @param gaps entries that never came and that the node no longer has
   * @param durable committed up to here
   * @param checkIns merged from it
   * @param firstHeard when its first batch came
   * @param lastHeard when its last batch came
   */
  public record JournalView(
      int id,
      long epoch,
      Cause cause,
      Standing standing,
      Age age,
      List<Run> gaps,
      long durable,
      long checkIns,
      Instant firstHeard,
      Instant lastHeard) {
    public JournalView {
      gaps = List.copyOf(gaps);
    }

    /** How a journal stands to the others of its node. */
    public enum Age {
      /** No other began later. */
      CURRENT,
      /** Another began later, or it is kept apart. */
      FORMER,
      /** Nothing that came tells which of several began last. */
      NOT_KNOWN
    }
  }

  /** Whether one of its journals waits for a decision. */
  public boolean conflicts() {
    return journals.stream().anyMatch(journal -> journal.standing() == Standing.WAITING);
  }
}
