/** The pins and buses of a board: the thin shell around Pi4J. */
package vn.tram.hardware.pins;
