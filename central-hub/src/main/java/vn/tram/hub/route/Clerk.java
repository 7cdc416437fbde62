package vn.tram.hub.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import vn.tram.hub.inlet.Incoming;
import vn.tram.hub.merge.Channel;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.registry.EnrolledNode;
import vn.tram.hub.store.Trouble;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** Carries verdicts out: what each kind of message changes in the database. */
final class Clerk {
  private static final Logger LOG = System.getLogger(Clerk.class.getName());

  private final Merge merge;
  private final Nodes nodes;
  private final Traffic traffic;
  private final Map<NodeName, EnrolledNode> filed = new ConcurrentHashMap<>();
  private final Set<NodeName> full = ConcurrentHashMap.newKeySet();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<EnrolledNode, Request>> requests = new CopyOnWriteArrayList<>();

  Clerk(Merge merge, Nodes nodes, Traffic traffic) {
    this.merge = merge;
    this.nodes = nodes;
    this.traffic = traffic;
  }

  /** Opens ahead what {@link #merge} will need; where that fails, the merge says why. */
  void lookAhead(Verdict.Accepted accepted) {
    try {
      merge.lookAhead(accepted.batch());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A batch of " + accepted.node().name() + " is not looked at", e);
    }
  }

  /**
   * Merges a batch, or puts it aside when its entries contradict each other or the merge itself
   * fails over it: a node must not wait for a programmer.
   */
  Outcome merge(Incoming incoming, Verdict.Accepted accepted, Channel channel) {
    file(accepted.node());
    try {
      Outcome outcome = merge.merge(accepted.batch(), incoming.bytes().toArray(), channel);
      traffic.add(
          Traffic.Kind.ENTRIES, outcome.kind() == Outcome.Kind.STORED ? outcome.entries() : 0);
      traffic.add(Traffic.Kind.CHECK_INS, outcome.checkIns());
      note(accepted.node(), outcome);
      return outcome;
    } catch (WireException e) {
      return park(incoming, new Verdict.Puzzling(accepted.node(), accepted.opened(), e), channel);
    } catch (RuntimeException e) {
      if (Trouble.passes(e)) {
        throw e;
      }
      LOG.log(Level.ERROR, "The hub fails over a batch of " + accepted.node().name(), e);
      var reason = new WireException(Reason.BAD_ENTRIES, "the hub fails over it: " + e.getClass());
      return park(
          incoming, new Verdict.Puzzling(accepted.node(), accepted.opened(), reason), channel);
    }
  }

  Outcome park(Incoming incoming, Verdict.Puzzling puzzling, Channel channel) {
    file(puzzling.node());
    Outcome outcome =
        merge.park(puzzling.opened(), incoming.bytes().toArray(), puzzling.reason(), channel);
    note(puzzling.node(), outcome);
    if (outcome.kind() == Outcome.Kind.PARKED) {
      traffic.add(Traffic.Kind.PARKED);
      LOG.log(
          Level.WARNING,
          "A batch of {0} was put aside: {1}",
          puzzling.node().name(),
          puzzling.reason().getMessage());
    }
    return outcome;
  }

  private void note(EnrolledNode node, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.APART) {
      traffic.add(Traffic.Kind.APART);
      LOG.log(
          Level.WARNING,
          "A batch of {0} is of another log than the one under this name: it is kept apart.",
          node.name());
    }
    if (outcome.kind() == Outcome.Kind.FULL && full.add(node.name())) {
      LOG.log(
          Level.WARNING,
          "Too much of {0} waits for an officer: what the hub cannot understand of it is not taken"
              + " any more, and the box is asked to rest. See the page of data batches.",
          node.name());
    }
    if (outcome.kind() == Outcome.Kind.PARKED) {
      full.remove(node.name());
    }
  }

  void refuse(Incoming incoming, WireException reason) {
    traffic.add(Traffic.Kind.REFUSED);
    merge.refuse(incoming.topic(), incoming.bytes().size(), reason);
  }

  void heard(Judge.Told told) {
    file(told.node());
    nodes.heard(told.state());
    listeners.forEach(Runnable::run);
  }

  void refuse(Stopped stopped) {
    traffic.add(Traffic.Kind.REFUSED);
    merge.refuse(stopped.topic(), stopped.bytes(), stopped.reason());
  }

  void asked(Judge.Asked asked) {
    requests.forEach(listener -> listener.accept(asked.node(), asked.request()));
  }

  void onRequest(BiConsumer<EnrolledNode, Request> listener) {
    requests.add(listener);
  }

  void onState(Runnable listener) {
    listeners.add(listener);
  }

  /** A node's file may have changed since it was last filed; that is rare. */
  void file(EnrolledNode node) {
    if (!node.equals(filed.get(node.name()))) {
      var site =
          new Site(node.site(), node.siteTitle(), node.kind(), new Policy.Closes(node.closes()));
      nodes.enrol(node.name(), node.title(), site);
      filed.put(node.name(), node);
    }
  }
}
