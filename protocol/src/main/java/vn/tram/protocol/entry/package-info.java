/** The entries of a node's journal and their bytes. */
package vn.tram.protocol.entry;
