package vn.tram.edge.journal;

import vn.tram.protocol.entry.JournalEntry;

/**
 * An entry by which others are to be understood: a {@code Boot} or a {@code Clock}.
 *
 * @param seq its place
 * @param entry what it says
 */
public record Landmark(long seq, JournalEntry entry) {}
