package vn.tram.edge.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What is wrong in one connection and does not end it. Loudly once: what comes with each receipt
 * must not fill the disk with words.
 */
final class Complaints {
  private static final Logger LOG = System.getLogger(Complaints.class.getName());

  private boolean made;

  void make(String sentence, Exception cause) {
    LOG.log(made ? Level.DEBUG : Level.WARNING, sentence, cause);
    made = true;
  }
}
