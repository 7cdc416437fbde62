/** Runs of bytes as values. */
package vn.tram.protocol.octets;
