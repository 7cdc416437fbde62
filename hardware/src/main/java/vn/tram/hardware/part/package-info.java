/** The parts of a box, each kept going on its own: one that fails stops nothing but itself. */
package vn.tram.hardware.part;
