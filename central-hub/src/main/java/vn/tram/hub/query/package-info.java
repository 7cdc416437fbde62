/** What pages may read of nodes, counts and messages; nothing here writes. */
package vn.tram.hub.query;
