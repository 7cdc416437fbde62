package vn.tram.hub.visit;

import vn.tram.hub.store.Store;

/**
 * Pairs the passages of persons again whom a merge touched. Several hub processes may do so at the
 * same time.
 */
public final class Pairing {

  public Pairing(Store store) {}

  /**
   * Rebuilds visits until nobody is left to be paired.
   *
   * @return how many persons were paired
   */
  public int run() {
    throw new UnsupportedOperationException();
  }
}
