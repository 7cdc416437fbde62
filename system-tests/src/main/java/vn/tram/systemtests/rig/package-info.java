/** Runs inside the virtual Pi: plays the world around a box, and judges what the gate did to it. */
package vn.tram.systemtests.rig;
