/** What a gate may ask of any box on a wall, whatever is inside it. */
package vn.tram.hardware.box;
