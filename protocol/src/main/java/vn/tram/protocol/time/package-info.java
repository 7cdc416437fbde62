/**
 * True time as an interval, from a clock that only counts since the kernel booted. Pure functions.
 */
package vn.tram.protocol.time;
