/**
 * A box without a wall: real pictures in, lamps and screen as state, and a witness of every beep.
 */
package vn.tram.hardware.virtual;
