/** The box that hangs on the wall: the parts of its board file as one scanner, face and voice. */
package vn.tram.hardware.wall;
