package vn.tram.hub.merge;

/** How a batch came to the hub. */
public enum Channel {
  /** Over the network: its node talks now. */
  LIVE,
  /** By hand, in a file: it may be old, and say nothing of whether its node still talks. */
  CARRIED
}
