package vn.tram.hub.query;

import java.util.List;
import vn.tram.hub.store.Store;

/** Nodes and their state. */
public final class NodeList {

  public NodeList(Store store) {}

  /** All nodes, by name. */
  public List<NodeView> nodes() {
    throw new UnsupportedOperationException();
  }
}
