/** Programs of the system that a proof runs and ends. */
package vn.tram.systemtests.outside;
