/** How fast a gate's backlog reaches the hub's database, and in how many bytes. */
package vn.tram.systemtests.drain;
