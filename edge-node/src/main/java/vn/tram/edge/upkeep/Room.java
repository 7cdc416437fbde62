package vn.tram.edge.upkeep;

/**
 * The room on the journal's disk.
 *
 * @param freeBytes may still be written
 * @param reserveBytes below which nobody is let in; 0 keeps nothing free
 * @param full whether nobody is let in
 * @param aside how many journals that did not open lie beside the one in use
 */
public record Room(long freeBytes, long reserveBytes, boolean full, int aside) {}
