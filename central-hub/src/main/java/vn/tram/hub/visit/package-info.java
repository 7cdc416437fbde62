/** Passages become visits. */
package vn.tram.hub.visit;
