package vn.tram.edge.uplink;

import java.util.OptionalLong;

/**
 * How the uplink is, at one moment.
 *
 * @param phase how far it has come
 * @param trouble what broke the last connection or keeps the hub away; while online {@link
 *     Trouble#NONE} or {@link Trouble#FOREIGN_LOG}
 * @param sinceMillis when the phase began to be online or not to be, in milliseconds since the
 *     kernel booted
 * @param lastSeq the newest entry of the journal, 0 when it is empty
 * @param acknowledged the last entry that the hub is known to have
 * @param receiptMillis when the last receipt came, in milliseconds since the kernel booted; nothing
 *     before the first one
 * @param roundTripMillis from the last answered batch to its receipt
 */
public record Status(
    Phase phase,
    Trouble trouble,
    long sinceMillis,
    long lastSeq,
    long acknowledged,
    OptionalLong receiptMillis,
    OptionalLong roundTripMillis) {

  /** How far the uplink has come. */
  public enum Phase {
    /** No connection to the broker. */
    OFFLINE,
    /** Connected to the broker; the hub has not answered yet. */
    CONNECTED,
    /** The hub answers. */
    ONLINE
  }

  public boolean online() {
    return phase == Phase.ONLINE;
  }

  /** Entries that the hub has not acknowledged yet. */
  public long backlog() {
    return Math.max(0, lastSeq - acknowledged);
  }
}
