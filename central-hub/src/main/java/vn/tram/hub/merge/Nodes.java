package vn.tram.hub.merge;

import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;

/** What the database knows of nodes beside their journals. */
public final class Nodes {

  public Nodes(Store store) {}

  /**
   * Files a node under its site, or files it anew; visits follow by themselves.
   *
   * @param title of the node, for people
   */
  public void enrol(NodeName node, String title, Site site) {
    throw new UnsupportedOperationException("" + node);
  }

  /** Notes how a node says it is. */
  public void heard(NodeState state) {
    throw new UnsupportedOperationException("" + state);
  }
}
