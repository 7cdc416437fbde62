/** Personal data at rest: numbers keyed-hashed for look-up, words encrypted for display. */
package vn.tram.hub.vault;
