/** Batches become rows exactly once, whatever their order. */
package vn.tram.hub.merge;
