/**
 * An officer's work: looking somebody up and tracing, always for a stated case, always on record.
 */
package vn.tram.hub.desk;
