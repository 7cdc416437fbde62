package vn.tram.hub.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
   * @param epoch which
   * @param durable committed up to here
   * @param checkIns merged from it
   * @param firstHeard when its first batch came
   * @param lastHeard when its last batch came
   */
  public record JournalView(
      long epoch, long durable, long checkIns, Instant firstHeard, Instant lastHeard) {}
}
