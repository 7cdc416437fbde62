package vn.tram.hub.merge;

import vn.tram.protocol.wire.NodeName;

/** Hears what this process has merged, for live pages. */
@FunctionalInterface
public interface MergeListener {

  /** Called after the commit, on the merging thread: it must return at once and never throw. */
  void merged(NodeName node, Outcome outcome);
}
