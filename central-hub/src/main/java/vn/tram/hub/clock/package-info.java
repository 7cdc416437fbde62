/** When check-ins were, from the boots and anchors that the database knows. */
package vn.tram.hub.clock;
