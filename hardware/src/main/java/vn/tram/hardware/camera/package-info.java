/** A camera as a command that writes frames to a pipe, for as long as the box lives. */
package vn.tram.hardware.camera;
