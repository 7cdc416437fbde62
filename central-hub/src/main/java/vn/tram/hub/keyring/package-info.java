/**
 * The hub's keys towards its nodes: the one in force, those before it, and how one follows another.
 */
package vn.tram.hub.keyring;
