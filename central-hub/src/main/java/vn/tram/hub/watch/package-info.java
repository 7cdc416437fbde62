/** Tells when something in the hub's folders changed, whoever did it. */
package vn.tram.hub.watch;
