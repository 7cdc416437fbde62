package vn.tram.hub.carry;

import java.time.Instant;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.octets.Octets;

/**
 * A file that came by hand.
 *
 * @param id its number, rising
 * @param at when it was taken
 * @param account who brought it to the page; blank for the watched folder
 * @param file its name
 * @param hash SHA-256 of what was read of it
 * @param counts what it came to
 * @param ending how it ended
 */
public record Import(
    long id, Instant at, String account, String file, Octets hash, Counts counts, Ending ending) {

  /** Whether there are receipts for it: none where the hub understood nothing of it. */
  public boolean answered() {
    return counts.answered();
  }

  /** Whether the whole file was taken, now or before, and nothing is to be brought again. */
  public boolean complete() {
    return ending == Ending.WHOLE && counts.complete();
  }

  /** What the file with its receipts is called. */
  public String receiptFile() {
    return CarryName.receiptFor(file);
  }
}
