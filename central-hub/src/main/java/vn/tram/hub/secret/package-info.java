/** Files that nobody but their owner can read, written whole or not at all. */
package vn.tram.hub.secret;
