/** The hub's own certificate authority: who may talk to the broker, and as whom. */
package vn.tram.hub.ca;
