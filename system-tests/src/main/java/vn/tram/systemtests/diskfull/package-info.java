/** Somebody fills a gate's disk again and again: it turns red in time, and comes back by itself. */
package vn.tram.systemtests.diskfull;
