/** Decides what becomes of a scan: first remembered, then answered. */
package vn.tram.edge.gate;
