/** Keeps room for the journal: what is old goes, and the gate learns in time that there is none. */
package vn.tram.edge.upkeep;
