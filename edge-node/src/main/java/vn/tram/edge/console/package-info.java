/** The guard's page: what the gate does, live, and what a guard may do himself. */
package vn.tram.edge.console;
