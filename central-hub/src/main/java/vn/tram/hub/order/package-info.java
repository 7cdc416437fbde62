/** What the hub tells each node to hold to: keys and certificates; and what nodes ask it for. */
package vn.tram.hub.order;
