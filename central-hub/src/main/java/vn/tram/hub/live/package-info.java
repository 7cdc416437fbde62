/** The hub's pulse: tells every open page what has changed, and asks the database once for all. */
package vn.tram.hub.live;
