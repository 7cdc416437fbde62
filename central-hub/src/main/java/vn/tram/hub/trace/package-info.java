/** Who was with whom. */
package vn.tram.hub.trace;
