package vn.tram.provisioning.demo;

import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.street.Photo;

/** A gate as somebody sees it who wants to get in. */
interface Door {
  NodeName node();

  /** Whether there is anybody to hold a card before. */
  boolean open();

  /** Holds something before the camera. */
  void show(Photo photo);
}
