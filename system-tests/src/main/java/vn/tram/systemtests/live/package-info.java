/** How long a single check-in takes from the green signal into the hub's database. */
package vn.tram.systemtests.live;
