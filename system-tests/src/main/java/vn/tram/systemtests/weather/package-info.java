/** A network on a bad day: it delays, reorders, repeats, swallows and breaks. */
package vn.tram.systemtests.weather;
