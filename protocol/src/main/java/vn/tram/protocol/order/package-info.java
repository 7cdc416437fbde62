/** What a hub orders and a node asks for: keys that follow from each other, and certificates. */
package vn.tram.protocol.order;
