package vn.tram.edge.carry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Receipt;

/**
 * What a receipt that came by hand says of the time: the hub wrote it after the batches left and
 * before it was read. In the boot in which they left, the boot clock has counted that trip, so true
 * time lies within it, as it lies within the round trip of a receipt on the wire; only that this
 * one takes days, in which the clock drifts. After a reboot nothing bounds the trip from above, and
 * an anchor of it would be a guess: there is none.
 *
 * @param boot the kernel's boot in which the receipt is read
 * @param nowMillis when, in milliseconds since that boot
 */
record RoundTrip(UUID boot, long nowMillis) {

  Optional<Anchor> anchor(Receipt receipt, Carriage carriage) {
    long trip = nowMillis - carriage.atMillis();
    if (!boot.equals(carriage.boot()) || trip < 0) {
      return Optional.empty();
    }
    long drift = Math.ceilDiv(trip * ClockTrack.DRIFT_PPM, 1_000_000L);
    Instant earliest = receipt.hubTime().minus(receipt.hubError());
    Instant latest = receipt.hubTime().plus(receipt.hubError()).plusMillis(trip + drift);
    return Optional.of(new Anchor(nowMillis, new Moment(earliest, latest), ClockSource.HUB));
  }
}
