package vn.tram.hub.query;

import java.time.Instant;

/**
 * One bar of a chart.
 *
 * @param start of the step
 * @param count check-ins that were merged in it
 */
public record Bar(Instant start, long count) {}
