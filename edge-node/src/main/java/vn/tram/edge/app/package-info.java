/** The gate program: its folder, its settings, its start and its end. */
package vn.tram.edge.app;
