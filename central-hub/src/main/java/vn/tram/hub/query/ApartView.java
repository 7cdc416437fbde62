package vn.tram.hub.query;

import java.time.Instant;

/**
 * A batch of a journal that is kept apart.
 *
 * @param id its number
 * @param firstSeq its first entry
 * @param entries how many
 * @param bytes how long it was on the wire
 * @param cameAt when
 */
public record ApartView(long id, long firstSeq, int entries, int bytes, Instant cameAt) {}
