package vn.tram.edge.gate;

/** Watches a gate. Called after the answer, in the lane's thread: it must be quick. */
@FunctionalInterface
public interface GateListener {
  void answered(GateEvent event);
}
