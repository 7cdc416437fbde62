/** The command line of the proofs. */
package vn.tram.systemtests.cli;
