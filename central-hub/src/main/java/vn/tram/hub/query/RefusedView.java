package vn.tram.hub.query;

import java.time.Instant;
import vn.tram.protocol.wire.WireException;

/**
 * Messages that nobody answers for, of one topic and one reason.
 *
 * @param topic where they came in
 * @param reason why
 * @param detail of the last one, in words without content
 * @param bytes how long the last one was
 * @param times how many
 * @param firstAt when the first came
 * @param lastAt when the last came
 */
public record RefusedView(
    String topic,
    WireException.Reason reason,
    String detail,
    int bytes,
    long times,
    Instant firstAt,
    Instant lastAt) {}
