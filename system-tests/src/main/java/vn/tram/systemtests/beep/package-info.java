/** How long a visitor waits for the green light, against the bare disk. */
package vn.tram.systemtests.beep;
