/** Scanners that send lines over a serial port, and the modules among them that can be set up. */
package vn.tram.hardware.serial;
