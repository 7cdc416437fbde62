package vn.tram.hub.query;

import java.util.List;
import java.util.Optional;
import vn.tram.hub.store.Store;
import vn.tram.protocol.octets.Octets;

/** Batches put aside and messages refused. */
public final class Rejects {

  public Rejects(Store store) {}

  /** The newest first; those understood meanwhile behind those that wait. */
  public List<ParkedView> parked(int limit) {
    throw new UnsupportedOperationException();
  }

  /** The bytes of a parked batch as they came. */
  public Optional<Octets> raw(long parked) {
    throw new UnsupportedOperationException();
  }

  /** The latest first. */
  public List<RefusedView> refused(int limit) {
    throw new UnsupportedOperationException();
  }
}
