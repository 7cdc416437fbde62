/** USB scanners that play a keyboard, read as an input device that nobody else hears. */
package vn.tram.hardware.wedge;
