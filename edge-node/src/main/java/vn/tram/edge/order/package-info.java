/**
 * What the hub ordered last, and what the node proves its name with: on the disk before it counts.
 */
package vn.tram.edge.order;
