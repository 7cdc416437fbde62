package vn.tram.hub.query;

import java.time.Instant;
import java.util.Optional;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;

/**
 * A batch that was put aside.
 *
 * @param id its number
 * @param node who sent it
 * @param epoch which journal
 * @param firstSeq its first entry
 * @param entries how many
 * @param reason why
 * @param detail why, in words without content
 * @param bytes how long it was on the wire
 * @param parkedAt when
 * @param resolvedAt when it was understood after all
 */
public record ParkedView(
    long id,
    NodeName node,
    long epoch,
    long firstSeq,
    int entries,
    WireException.Reason reason,
    String detail,
    int bytes,
    Instant parkedAt,
    Optional<Instant> resolvedAt) {}
