/** The gate's memory: one ordered log, kept in an encrypted database, and who is inside. */
package vn.tram.edge.journal;
