package vn.tram.edge.uplink;

/** Why the hub is not to be had, as far as a person can do something about it. */
public enum Trouble {
  /** There is none. */
  NONE("none"),
  /** Nobody answers at the broker's address: no network, or the broker is down. */
  UNREACHABLE("unreachable"),
  /** Whoever answers has no certificate that the hub's authority gave a broker. */
  UNTRUSTED("untrusted"),
  /** The broker does not let this node in, or does not let it read or write its own topics. */
  REFUSED("refused"),
  /** Another box with this node's name and certificate connected, and the broker prefers it. */
  TWIN("twin"),
  /** The broker insists on topic aliases, which this node does not speak. */
  ALIASES("aliases"),
  /** There was a connection, and it broke. */
  LOST("lost"),
  /** The broker is there, and the hub behind it gives no receipts. */
  SILENT("silent"),
  /** The hub holds another log under this journal's name: one of the two is an old copy. */
  FOREIGN_LOG("foreign-log"),
  /** The journal could not be read. */
  JOURNAL("journal"),
  /** Something that nobody thought of; the log has it. */
  INTERNAL("internal");

  private final String word;

  Trouble(String word) {
    this.word = word;
  }

  /** The key of the sentence for it: {@code uplink.trouble.} and a word. */
  public String key() {
    return "uplink.trouble." + word;
  }
}
